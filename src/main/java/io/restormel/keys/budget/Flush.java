package io.restormel.keys.budget;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes down what decisions set aside; to be called within a transaction. */
@Component
class Flush {

    private final BudgetRepository budgets;
    private final ReservationRepository reservations;
    private final Settling settling;
    private final Thresholds thresholds;
    private final Duration expiry;

    Flush(
            BudgetRepository budgets,
            ReservationRepository reservations,
            Settling settling,
            Thresholds thresholds,
            BudgetProperties properties) {
        this.budgets = budgets;
        this.reservations = reservations;
        this.settling = settling;
        this.thresholds = thresholds;
        this.expiry = properties.reservationExpiry();
    }

    private record LeaseId(UUID nodeId, CountId count) {}

    private static final Comparator<LeaseId> LEASE_ORDER =
            Comparator.comparing(LeaseId::nodeId).thenComparing(LeaseId::count);

    void write(List<Hold> holds, Instant now) {
        var parts = new LinkedHashMap<UUID, List<Part>>();
        var changes = new Changes(now.toEpochMilli());
        var leased = new TreeMap<LeaseId, BigDecimal>(LEASE_ORDER);
        var free = new TreeMap<CountId, List<Hold.Taken>>();
        var atOnce = new HashMap<CountId, Count>();
        for (var hold : holds) {
            for (var taken : hold.taken()) {
                var part = taken.part();
                if (taken.leased()) {
                    leased.merge(new LeaseId(taken.turn().nodeId(), part.count()), part.decimal(), BigDecimal::add);
                } else {
                    changes.hold(part.count(), part.decimal());
                    free.computeIfAbsent(part.count(), _ -> new ArrayList<>()).add(taken);
                }
                if (taken.isSpentAtOnce()) {
                    changes.hold(part.count(), part.decimal().negate());
                    changes.spend(part, part.decimal());
                    atOnce.put(part.count(), taken.count());
                } else {
                    parts.computeIfAbsent(hold.decisionId(), _ -> new ArrayList<>())
                            .add(part);
                }
            }
        }
        reservations.add(parts, now.plus(expiry));
        countOver(free, changes, now);
        budgets.apply(changes);
        budgets.apply(outOfLeases(leased, now));
        settling.settleWaiting(parts, now);
        thresholds.check(atOnce.values());
    }

    /** What a node had leased is now set aside by name. Where its lease was given up meanwhile, it is held anew. */
    private Changes outOfLeases(Map<LeaseId, BigDecimal> leased, Instant now) {
        var lost = new Changes(now.toEpochMilli());
        leased.forEach((lease, amount) -> {
            if (budgets.addToLease(lease.nodeId(), lease.count(), amount.negate()) == 0) {
                lost.hold(lease.count(), amount);
            }
        });
        return lost;
    }

    /** Limits that block nothing: makes their counts, and counts what they would have blocked. */
    private void countOver(Map<CountId, List<Hold.Taken>> free, Changes changes, Instant now) {
        free.forEach((id, all) -> {
            var limit = all.getFirst().turn().limit();
            var standing = budgets.lock(all.getFirst().count(), now);
            var most = limit.rule().limit();
            if (most != null) {
                changes.over(id, over(all, standing.left(most)));
            }
        });
    }

    private static long over(Collection<Hold.Taken> all, BigDecimal left) {
        long over = 0;
        for (var taken : all) {
            var amount = taken.part().decimal();
            over += amount.compareTo(left) > 0 ? 1 : 0;
            left = left.subtract(amount);
        }
        return over;
    }

    /** The ids of decisions, for the log. */
    static String ids(List<Hold> holds) {
        return holds.stream().limit(3).map(hold -> hold.decisionId().toString()).collect(Collectors.joining(", "));
    }
}
