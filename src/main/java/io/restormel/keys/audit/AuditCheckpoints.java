package io.restormel.keys.audit;

import io.restormel.keys.platform.RecurringJobs;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes the end of each chain into the application's log, at the start and every hour in which it moved: a log that is
 * shipped elsewhere then holds checkpoints which whoever writes to the database does not reach.
 */
@Component
class AuditCheckpoints implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AuditCheckpoints.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final AuditReader rows;
    private final AuditSeal seal;
    private final Map<UUID, Long> noted = new HashMap<>();
    private final RecurringJobs jobs = new RecurringJobs(
            "audit-checkpoints",
            1,
            e -> log.warn("The audit checkpoint could not be read; the next hour tries again", e));

    AuditCheckpoints(AuditReader rows, AuditSeal seal) {
        this.rows = rows;
        this.seal = seal;
    }

    synchronized void note() {
        rows.workspaces()
                .forEach(workspaceId -> rows.head(workspaceId).ifPresent(head -> {
                    Long before = noted.put(workspaceId, head.seq());
                    if (!seal.fits(workspaceId, head)) {
                        log.error(
                                "audit workspace={} seq={} is not as it was left; verify the audit log",
                                workspaceId,
                                head.seq());
                    } else if (before == null || before != head.seq()) {
                        log.info("audit checkpoint workspace={} seq={} hash={}", workspaceId, head.seq(), head.hash());
                    }
                }));
    }

    @Override
    public void start() {
        jobs.start();
        jobs.once(this::note);
        jobs.every(EVERY, this::note);
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
