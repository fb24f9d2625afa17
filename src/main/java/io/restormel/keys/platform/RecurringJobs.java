package io.restormel.keys.platform;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a part of the product repeats while it runs, on daemon threads of its own. A job that fails runs again at its next
 * time. Thread-safe.
 */
public final class RecurringJobs {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final int threads;
    private final Consumer<RuntimeException> failed;
    private volatile @Nullable ScheduledExecutorService timer;

    /**
     * @param name of the threads
     * @param failed told of each job that fails
     */
    public RecurringJobs(String name, int threads, Consumer<RuntimeException> failed) {
        this.name = name;
        this.threads = threads;
        this.failed = failed;
    }

    public void start() {
        var factory = Thread.ofPlatform().daemon();
        var pool = new ScheduledThreadPoolExecutor(
                threads, (threads == 1 ? factory.name(name) : factory.name(name + "-", 0)).factory());
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer = pool;
    }

    /** Pauses for the period before the first run and between two. Does nothing unless started. */
    public void every(Duration period, Runnable job) {
        var running = timer;
        if (running != null) {
            running.scheduleWithFixedDelay(guarded(job), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Runs it once, as soon as a thread is free. False when it will not run: not started, or stopping. */
    public boolean once(Runnable job) {
        var running = timer;
        if (running == null) {
            return false;
        }
        try {
            running.execute(guarded(job));
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    /** An exception would end the schedule for good. */
    private Runnable guarded(Runnable job) {
        return () -> {
            try {
                job.run();
            } catch (RuntimeException e) {
                failed.accept(e);
            }
        };
    }

    /**
     * Lets what is running come to its end, for a while; what waits is dropped. Nothing is interrupted: H2 closes its file
     * for everybody when a thread is interrupted while it writes.
     */
    public void stop() {
        var running = timer;
        timer = null;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            running.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return timer != null;
    }
}
