package io.restormel.keys.budget;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts in order what nobody else does: reservations that expired, outcomes that nobody claims, nodes that died. */
@Component
class BudgetSweeper {

    /** Longer than a live node takes to write down what it set aside. */
    private static final Duration CLAIMED_BY = Duration.ofSeconds(3);

    private final Settling settling;
    private final NodeRepository nodes;
    private final BudgetRepository budgets;
    private final Clock clock;
    private final Duration expiry;
    private final TransactionTemplate transaction;

    BudgetSweeper(
            Settling settling,
            NodeRepository nodes,
            BudgetRepository budgets,
            Clock clock,
            BudgetProperties properties,
            PlatformTransactionManager transactions) {
        this.settling = settling;
        this.nodes = nodes;
        this.budgets = budgets;
        this.clock = clock;
        this.expiry = properties.reservationExpiry();
        this.transaction = new TransactionTemplate(transactions);
    }

    void sweep() {
        var now = clock.instant();
        whileMore(() -> settling.expire(now));
        // A node that is neither well nor dead may still write down what these wait for.
        if (!nodes.anySeen(now.minus(BudgetWriter.DEAD), now.minus(CLAIMED_BY))) {
            whileMore(() -> settling.settleUnclaimed(now.minus(CLAIMED_BY), now.minus(BudgetWriter.DEAD), now));
        }
        for (var node : nodes.unseenSince(now.minus(expiry))) {
            transaction.executeWithoutResult(_ -> bury(node, now.minus(expiry)));
        }
        transaction.executeWithoutResult(_ -> budgets.forget(now));
    }

    private void whileMore(BooleanSupplier work) {
        while (Boolean.TRUE.equals(transaction.execute(_ -> work.getAsBoolean()))) {
            // Each chunk is a transaction of its own.
        }
    }

    /** All that a node had leased is free again. */
    void bury(UUID nodeId, Instant unseenSince) {
        if (nodes.remove(nodeId, unseenSince)) {
            var changes = new Changes(clock.millis());
            nodes.takeLeases(nodeId)
                    .forEach(lease -> changes.hold(lease.count(), lease.amount().negate()));
            budgets.apply(changes);
        }
    }
}
