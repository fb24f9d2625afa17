package io.restormel.keys.outcome;

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
 * Takes an end user's id out of the outcomes; they stay. A second pass a minute later reaches those that were on their
 * way to the database then, here or at another node. What is reported after the erasure keeps the id.
 */
@Component
class EndUserForgetter implements EndUserData {

    private static final Logger log = LoggerFactory.getLogger(EndUserForgetter.class);
    private static final Executor IN_A_MINUTE =
            CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES, Thread::startVirtualThread);

    private final OutcomeRepository outcomes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EndUserForgetter(OutcomeRepository outcomes, PlatformTransactionManager transactions, Clock clock) {
        this.outcomes = outcomes;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    @Transactional
    public int erase(UUID projectId, String endUserId) {
        var at = clock.instant();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                IN_A_MINUTE.execute(() -> eraseAgain(projectId, endUserId, at));
            }
        });
        return outcomes.forgetEndUser(projectId, endUserId, at);
    }

    void eraseAgain(UUID projectId, String endUserId, Instant at) {
        try {
            transaction.executeWithoutResult(_ -> outcomes.forgetEndUser(projectId, endUserId, at));
        } catch (RuntimeException e) {
            log.warn("The second pass over the outcomes of an erased end user of project {} failed", projectId, e);
        }
    }
}
