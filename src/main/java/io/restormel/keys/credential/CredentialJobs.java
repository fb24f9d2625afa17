package io.restormel.keys.credential;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs on every node what has to be done to credentials without anybody asking, each on a thread of its own. */
@Component
class CredentialJobs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CredentialJobs.class);
    private static final Duration CLEAN = Duration.ofSeconds(5);
    private static final Duration VERIFY = Duration.ofMinutes(1);
    private static final Duration REWRAP = Duration.ofMinutes(1);
    private static final int VERIFY_BATCH = 20;

    private final CredentialCleaner cleaner;
    private final VerificationService verification;
    private final SecretRewrapper rewrapper;
    private volatile @Nullable ScheduledExecutorService timer;

    CredentialJobs(CredentialCleaner cleaner, VerificationService verification, SecretRewrapper rewrapper) {
        this.cleaner = cleaner;
        this.verification = verification;
        this.rewrapper = rewrapper;
    }

    @Override
    public void start() {
        var started = Executors.newScheduledThreadPool(
                3, Thread.ofPlatform().daemon().name("credential-jobs-", 0).factory());
        every(started, CLEAN, cleaner::clean);
        every(started, VERIFY, () -> verification.verifyDue(VERIFY_BATCH));
        started.execute(guarded(rewrapper::run));
        every(started, REWRAP, rewrapper::run);
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
                log.warn("A job on credentials failed; the next round tries again", e);
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
