package io.restormel.keys.webhook;

import io.restormel.keys.platform.RecurringJobs;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks on every node, each second and after each change, for what is due, and clears old deliveries away. */
@Component
class WebhookJobs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WebhookJobs.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration CLEAN = Duration.ofMinutes(10);

    private final WebhookDispatcher dispatcher;
    private final DeliveryCleaner cleaner;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final RecurringJobs jobs = new RecurringJobs(
            "webhooks", 1, e -> log.warn("Webhooks could not be looked after; the next round tries again", e));

    WebhookJobs(WebhookDispatcher dispatcher, DeliveryCleaner cleaner) {
        this.dispatcher = dispatcher;
        this.cleaner = cleaner;
    }

    /** Looks now. What is in the outbox is not lost if nobody does. */
    void wake() {
        if (!jobs.isRunning() || !woken.compareAndSet(false, true)) {
            return;
        }
        boolean accepted = jobs.once(() -> {
            woken.set(false);
            dispatcher.dispatch();
        });
        if (!accepted) {
            woken.set(false);
        }
    }

    @Override
    public void start() {
        woken.set(false);
        jobs.start();
        jobs.every(LOOK, dispatcher::dispatch);
        jobs.every(CLEAN, cleaner::clean);
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
