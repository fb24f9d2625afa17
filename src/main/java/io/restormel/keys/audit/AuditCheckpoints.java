package io.restormel.keys.audit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
    private volatile @Nullable ScheduledExecutorService timer;

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

    /** An exception would end the schedule for good. */
    private void tryToNote() {
        try {
            note();
        } catch (RuntimeException e) {
            log.warn("The audit checkpoint could not be read; the next hour tries again", e);
        }
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("audit-checkpoints").factory());
        started.scheduleWithFixedDelay(this::tryToNote, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
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
