package io.restormel.keys.webhook;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
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
    private volatile @Nullable ScheduledExecutorService timer;

    WebhookJobs(WebhookDispatcher dispatcher, DeliveryCleaner cleaner) {
        this.dispatcher = dispatcher;
        this.cleaner = cleaner;
    }

    /** Looks now. What is in the outbox is not lost if nobody does. */
    void wake() {
        var running = timer;
        if (running == null || !woken.compareAndSet(false, true)) {
            return;
        }
        try {
            running.execute(guarded(() -> {
                woken.set(false);
                dispatcher.dispatch();
            }));
        } catch (RejectedExecutionException _) {
            woken.set(false);
        }
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("webhooks").factory());
        woken.set(false);
        every(started, LOOK, dispatcher::dispatch);
        every(started, CLEAN, cleaner::clean);
        timer = started;
    }

    private static void every(ScheduledExecutorService on, Duration period, Runnable job) {
        on.scheduleWithFixedDelay(guarded(job), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An exception would end the schedule for good. */
    private static Runnable guarded(Runnable job) {
        return () -> {
            try {
                job.run();
            } catch (RuntimeException e) {
                log.warn("Webhooks could not be looked after; the next round tries again", e);
            }
        };
    }

    @Override
    public void stop() {
        var running = timer;
        timer = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
