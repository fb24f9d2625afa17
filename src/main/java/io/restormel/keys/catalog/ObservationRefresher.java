package io.restormel.keys.catalog;

import io.restormel.keys.platform.RecurringJobs;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads the counts of reports at the start, and again and again what other nodes counted, on a thread of its own. */
@Component
class ObservationRefresher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ObservationRefresher.class);
    private static final Duration READING = Duration.ofSeconds(30);
    private static final Duration FORGETTING = Duration.ofHours(1);

    private final ObservationService observations;
    private final RecurringJobs jobs =
            new RecurringJobs("model-observations", 1, e -> log.warn("Reading the reports about models failed", e));

    ObservationRefresher(ObservationService observations) {
        this.observations = observations;
    }

    @Override
    public void start() {
        jobs.start();
        jobs.once(observations::refresh);
        jobs.every(READING, observations::refresh);
        jobs.every(FORGETTING, observations::forgetCallers);
    }

    @Override
    public void stop() {
        jobs.stop();
    }

    @Override
    public boolean isRunning() {
        return jobs.isRunning();
    }
}
