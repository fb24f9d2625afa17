package io.restormel.keys.usage;

import io.restormel.keys.platform.EndUserData;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an end user's id out of the recorded requests; the requests stay. What this node has not written yet loses the
 * id on its way, and a minute later a second pass takes it out of what was being written just then, here or by another
 * node.
 */
@Component
class EndUserEraser implements EndUserData {

    private static final Logger log = LoggerFactory.getLogger(EndUserEraser.class);
    private static final Executor IN_A_MINUTE =
            CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES, Thread::startVirtualThread);

    private final UsageRepository events;
    private final ErasedEndUsers erased;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EndUserEraser(UsageRepository events, ErasedEndUsers erased, PlatformTransactionManager transactions, Clock clock) {
        this.events = events;
        this.erased = erased;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    @Transactional
    public int erase(UUID projectId, String endUserId) {
        var at = clock.instant();
        erased.remember(projectId, endUserId, at);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    erased.dismiss(projectId, endUserId, at);
                } else {
                    IN_A_MINUTE.execute(() -> eraseAgain(projectId, endUserId, at));
                }
            }
        });
        return events.forgetEndUser(projectId, endUserId);
    }

    /** The second pass, which leaves requests from after the erasure alone. */
    void eraseAgain(UUID projectId, String endUserId, Instant at) {
        try {
            transaction.executeWithoutResult(_ -> events.forgetEndUser(projectId, endUserId, at));
            erased.dismiss(projectId, endUserId, at);
        } catch (RuntimeException e) {
            // This node goes on taking the id out of what it writes; only another node's last second is in doubt.
            log.warn("The second pass over the requests of an erased end user of project {} failed", projectId, e);
        }
    }
}
