package io.restormel.keys.health;

import io.restormel.keys.platform.RecurringJobs;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks at the health of what is called, on every node. */
@Component
class HealthJobs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HealthJobs.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration FORGET = Duration.ofMinutes(10);

    private final HealthMonitor monitor;
    private final RecurringJobs jobs = new RecurringJobs(
            "health-jobs", 2, e -> log.warn("A look at the providers' health failed; the next one tries again", e));

    HealthJobs(HealthMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void start() {
        jobs.start();
        jobs.once(monitor::look);
        jobs.every(LOOK, monitor::look);
        jobs.every(FORGET, monitor::forgetOld);
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
