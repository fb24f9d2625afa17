package io.restormel.keys.budget;

import io.restormel.keys.engine.CompiledLimit;
import io.restormel.keys.engine.LimitWindow;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.SqlFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What this node may give away of each count without asking. The database holds all of it back from others, so that a
 * node that dies takes nothing that others could use twice. Thread-safe.
 */
@Component
class Leases {

    private static final Logger log = LoggerFactory.getLogger(Leases.class);
    private static final long FORGET_REFUSAL_MILLIS = 100;
    private static final long IDLE_MILLIS = 10_000;
    private static final long FORGET_MILLIS = 300_000;
    private static final int ATTEMPTS = 5;
    /** Of the limit, and of what is left: a slice is the smaller of these shares. */
    private static final BigDecimal OF_LIMIT = new BigDecimal("0.02");

    private static final BigDecimal OF_REST = new BigDecimal("0.125");

    private final BudgetRepository budgets;
    private final KnownLimits known;
    private final TransactionTemplate transaction;
    private final ConcurrentMap<String, ConcurrentMap<String, Turn>> turns = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Turn> ended = new ConcurrentLinkedQueue<>();
    private volatile UUID nodeId = UUID.randomUUID();
    private volatile long goodUntilMillis;
    private volatile Predicate<Runnable> later = _ -> false;

    Leases(BudgetRepository budgets, KnownLimits known, PlatformTransactionManager transactions) {
        this.budgets = budgets;
        this.known = known;
        this.transaction = new TransactionTemplate(transactions);
    }

    UUID nodeId() {
        return nodeId;
    }

    /** @param other runs something on another thread; false when it will not */
    void workLaterOn(Predicate<Runnable> other) {
        later = other;
    }

    /** As above, as long as this node works. */
    boolean later(Runnable work) {
        return later.test(work);
    }

    /** The leases are known to the database as this node's until then. */
    void seen(long untilMillis) {
        goodUntilMillis = untilMillis;
    }

    /** What this node had is taken to be lost; it goes on under another name. */
    synchronized void startAnew() {
        nodeId = UUID.randomUUID();
        turns.clear();
        ended.clear();
    }

    /** Whether this node is known to the database at the moment. */
    boolean isAnswering(long nowMillis) {
        return nowMillis < goodUntilMillis;
    }

    /** The present turn of a count. */
    Turn turn(CompiledLimit limit, String subject, long nowMillis) {
        var bySubject = turns.get(limit.key());
        var turn = bySubject == null ? null : bySubject.get(subject);
        return turn != null && turn.isCurrent(limit, nodeId, nowMillis) ? turn : next(limit, subject, nowMillis);
    }

    boolean isKnown(CompiledLimit limit, String subject) {
        var bySubject = turns.get(limit.key());
        return bySubject != null && bySubject.containsKey(subject);
    }

    /** How many subjects of a limit this node knows. */
    int known(CompiledLimit limit) {
        var bySubject = turns.get(limit.key());
        return bySubject == null ? 0 : bySubject.size();
    }

    private Turn next(CompiledLimit limit, String subject, long nowMillis) {
        return Objects.requireNonNull(turns.computeIfAbsent(limit.key(), _ -> new ConcurrentHashMap<>())
                .compute(subject, (_, before) -> {
                    if (before != null && before.isCurrent(limit, nodeId, nowMillis)) {
                        return before;
                    }
                    if (before != null) {
                        ended.add(before);
                    }
                    known.met(limit);
                    return new Turn(count(limit, subject, nowMillis), nodeId, nowMillis);
                }));
    }

    static Count count(CompiledLimit limit, String subject, long nowMillis) {
        var rule = limit.rule();
        var window = LimitWindow.at(rule.period(), rule.timeZone(), nowMillis);
        boolean ofWorkspace = switch (limit.binding().targetType()) {
            case WORKSPACE, TAG -> true;
            case PROJECT, ENVIRONMENT, ROUTE, ROUTE_STEP, GATEWAY_KEY, END_USER -> false;
        };
        return new Count(
                new CountId(CountId.counter(limit.key(), subject), window.startMillis()),
                window,
                limit,
                UUID.fromString(limit.workspaceId()),
                ofWorkspace ? null : UUID.fromString(limit.projectId()),
                limit.binding().targetType() == TargetType.END_USER
                        ? subject.substring(subject.indexOf('/') + 1)
                        : subject);
    }

    /** Takes it out of the lease; when that is too small, waits for a larger one. False when there is too little left. */
    boolean take(Turn turn, long amount, long nowMillis) {
        if (nowMillis >= goodUntilMillis) {
            return false;
        }
        if (!turn.take(amount, nowMillis)) {
            synchronized (turn) {
                while (!turn.take(amount, nowMillis)) {
                    if (turn.isRefused(nowMillis) || !lease(turn, amount - turn.available(), nowMillis)) {
                        return false;
                    }
                }
            }
        }
        if (turn.wantsRefill(nowMillis) && !later(() -> refill(turn, nowMillis))) {
            turn.refillFailed();
        }
        return true;
    }

    /** Makes the lease larger while there is still something of it. */
    private void refill(Turn turn, long nowMillis) {
        // Who finds too little meanwhile waits for this one, lest it be refused what is on its way.
        synchronized (turn) {
            try {
                lease(turn, 1, nowMillis);
            } finally {
                turn.refillFailed();
            }
        }
    }

    private boolean lease(Turn turn, long atLeast, long nowMillis) {
        try {
            var grant = leaseOrRetry(turn, Math.max(1, atLeast), nowMillis);
            // Only now that it is committed: what is given away twice cannot be taken back.
            if (grant.amount() > 0) {
                turn.leased(grant.amount(), grant.standing());
            } else {
                turn.refused(grant.standing(), nowMillis + FORGET_REFUSAL_MILLIS);
            }
            return grant.amount() > 0;
        } catch (RuntimeException e) {
            log.warn("No lease of limit {}: {}", turn.limit().policy().id(), e.toString());
            goodUntilMillis = Math.min(goodUntilMillis, nowMillis);
            return false;
        }
    }

    /** @param amount 0 when there was too little left */
    private record Grant(long amount, Standing standing) {}

    private Grant leaseOrRetry(Turn turn, long atLeast, long nowMillis) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(_ -> leaseNow(turn, atLeast, nowMillis)));
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !SqlFault.mayPass(e)) {
                    throw e;
                }
            }
        }
    }

    private Grant leaseNow(Turn turn, long atLeast, long nowMillis) {
        var count = turn.count();
        var measure = turn.limit().rule().measure();
        var standing = budgets.lock(count, Instant.ofEpochMilli(nowMillis));
        var most = Part.decimal(measure, turn.limit().limit());
        var left = standing.left(most);
        long rest = CompiledLimit.units(left.max(BigDecimal.ZERO), measure, RoundingMode.FLOOR);
        if (rest < atLeast) {
            return new Grant(0, standing);
        }
        var slice = most.multiply(OF_LIMIT).min(left.multiply(OF_REST));
        long granted = Math.max(atLeast, CompiledLimit.units(slice, measure, RoundingMode.FLOOR));
        var amount = Part.decimal(measure, granted);
        budgets.lease(turn.nodeId(), count.id(), amount);
        return new Grant(granted, standing.plusHeld(amount));
    }

    /** The turns that are over, or that nobody asked for in a while: what they have goes back. */
    List<Turn> idle(long nowMillis) {
        var idle = new ArrayList<Turn>();
        for (var turn = ended.poll(); turn != null; turn = ended.poll()) {
            idle.add(turn);
        }
        for (var bySubject : turns.values()) {
            for (var entry : bySubject.entrySet()) {
                var turn = entry.getValue();
                long unused = nowMillis - turn.usedMillis();
                if (unused > IDLE_MILLIS && turn.available() > 0) {
                    idle.add(turn);
                } else if (unused > FORGET_MILLIS) {
                    bySubject.remove(entry.getKey(), turn);
                }
            }
        }
        return idle;
    }

    List<Turn> all() {
        return turns.values().stream()
                .flatMap(bySubject -> bySubject.values().stream())
                .toList();
    }
}
