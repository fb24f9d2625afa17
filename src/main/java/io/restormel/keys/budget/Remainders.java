package io.restormel.keys.budget;

import io.restormel.keys.engine.CompiledLimit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells whether something would still fit, and takes nothing. Thread-safe. */
@Component
class Remainders {

    /** For how long what the database said is good enough for who must not wait for it. */
    private static final long REMEMBER_MILLIS = 1_000;

    private final Leases leases;
    private final BudgetRepository budgets;
    private final TransactionTemplate transaction;

    Remainders(Leases leases, BudgetRepository budgets, PlatformTransactionManager transactions) {
        this.leases = leases;
        this.budgets = budgets;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** By the database, unless this node's lease is enough. */
    boolean has(Turn turn, long amount, long nowMillis) {
        if (turn.limit().limit() == 0) {
            return false;
        }
        return turn.available() >= amount || left(turn, ask(turn, nowMillis)) >= amount;
    }

    /**
     * By what this node knows, without waiting. What it does not know it lets pass; what it knew a while ago it asks for
     * again, for the next one.
     */
    boolean seemsToHave(Turn turn, long amount, long nowMillis) {
        if (turn.limit().limit() == 0) {
            return false;
        }
        if (turn.available() >= amount) {
            return true;
        }
        if (turn.wantsLook(nowMillis, REMEMBER_MILLIS) && !leases.later(() -> look(turn, nowMillis))) {
            turn.looked();
        }
        return !turn.isKnown() || left(turn, turn.seen()) >= amount;
    }

    private void look(Turn turn, long nowMillis) {
        try {
            ask(turn, nowMillis);
        } finally {
            turn.looked();
        }
    }

    private Standing ask(Turn turn, long nowMillis) {
        var standing = Objects.requireNonNull(
                transaction.execute(_ -> budgets.standing(turn.count(), Instant.ofEpochMilli(nowMillis))));
        turn.seen(standing);
        return standing;
    }

    private static long left(Turn turn, Standing standing) {
        var measure = turn.limit().rule().measure();
        var left = standing.left(Part.decimal(measure, turn.limit().limit())).max(BigDecimal.ZERO);
        return turn.available() + CompiledLimit.units(left, measure, RoundingMode.FLOOR);
    }
}
