package io.restormel.keys.credential;

import io.restormel.keys.platform.RecurringJobs;
import java.time.Duration;
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
    private static final Duration MONTH = Duration.ofSeconds(10);
    private static final Duration REWRAP = Duration.ofMinutes(1);
    private static final int VERIFY_BATCH = 20;

    private final CredentialCleaner cleaner;
    private final VerificationService verification;
    private final SecretRewrapper rewrapper;
    private final SpendRecorder spend;
    private final RecurringJobs jobs = new RecurringJobs(
            "credential-jobs", 3, e -> log.warn("A job on credentials failed; the next round tries again", e));

    CredentialJobs(
            CredentialCleaner cleaner,
            VerificationService verification,
            SecretRewrapper rewrapper,
            SpendRecorder spend) {
        this.spend = spend;
        this.cleaner = cleaner;
        this.verification = verification;
        this.rewrapper = rewrapper;
    }

    @Override
    public void start() {
        jobs.start();
        jobs.every(CLEAN, cleaner::clean);
        jobs.every(VERIFY, () -> verification.verifyDue(VERIFY_BATCH));
        jobs.once(spend::turnMonth);
        jobs.every(MONTH, spend::turnMonth);
        jobs.once(rewrapper::run);
        jobs.every(REWRAP, rewrapper::run);
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
