package io.restormel.keys.budget;

import io.restormel.keys.budget.ReservationRepository.Unsettled;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Replaces what was set aside by what it came to; to be called within a transaction. */
@Component
class Settling {

    /** For how long an outcome that comes after its reservation expired still finds what it counts for. */
    private static final Duration LATEST = Duration.ofHours(1);

    private static final int CHUNK = 500;

    private final BudgetRepository budgets;
    private final ReservationRepository reservations;
    private final NodeRepository nodes;
    private final Thresholds thresholds;

    Settling(
            BudgetRepository budgets, ReservationRepository reservations, NodeRepository nodes, Thresholds thresholds) {
        this.budgets = budgets;
        this.reservations = reservations;
        this.nodes = nodes;
        this.thresholds = thresholds;
    }

    static void settle(List<Part> parts, Unsettled outcome, Changes changes) {
        for (var part : parts) {
            changes.hold(part.count(), part.decimal().negate());
            changes.spend(part, outcome.actual(part));
        }
    }

    void apply(Changes changes) {
        budgets.apply(changes);
        thresholds.check(budgets.counted(changes.counts().keySet()));
    }

    /** Settles what was written down just now by outcomes that were faster. */
    void settleWaiting(Map<UUID, List<Part>> written, Instant now) {
        var waiting = reservations.takeWaiting(written.keySet());
        if (!waiting.isEmpty()) {
            var changes = new Changes(now.toEpochMilli());
            settleReserved(waiting, changes).forEach(outcome -> spend(outcome, changes));
            apply(changes);
        }
    }

    /**
     * Settles the outcomes that still wait. Where nobody wrote a reservation down, they count for themselves; if that was
     * because a node died before it could, its lease had it, and that much is taken out of the lease.
     */
    boolean settleUnclaimed(Instant waitingSince, Instant deadSince, Instant now) {
        var waiting = reservations.takeWaitingSince(waitingSince, CHUNK);
        var changes = new Changes(now.toEpochMilli());
        var unclaimed = settleReserved(waiting, changes);
        var leases = new ArrayList<>(nodes.deadLeases(
                unclaimed.stream()
                        .flatMap(outcome -> outcome.parts().stream())
                        .map(Part::count)
                        .distinct()
                        .toList(),
                deadSince));
        for (var outcome : unclaimed) {
            spend(outcome, changes);
            for (var part : outcome.parts()) {
                outOfLease(leases, part.count(), outcome.actual(part), changes);
            }
        }
        apply(changes);
        return waiting.size() == CHUNK;
    }

    /** Two transactions of one moment do not see each other, so that a reservation may be there after all. */
    private List<Unsettled> settleReserved(List<Unsettled> waiting, Changes changes) {
        var reserved = new HashMap<>(reservations.take(
                waiting.stream().map(Unsettled::decisionId).distinct().toList()));
        var left = new ArrayList<Unsettled>();
        for (var outcome : waiting) {
            var parts = reserved.remove(outcome.decisionId());
            if (parts == null) {
                left.add(outcome);
            } else {
                settle(parts, outcome, changes);
            }
        }
        return left;
    }

    private void outOfLease(List<NodeRepository.Lease> leases, CountId count, BigDecimal amount, Changes changes) {
        for (int i = 0; i < leases.size(); i++) {
            var lease = leases.get(i);
            if (lease.count().equals(count)) {
                var part = lease.amount().min(amount);
                budgets.addToLease(lease.nodeId(), count, part.negate());
                changes.hold(count, part.negate());
                leases.set(
                        i,
                        new NodeRepository.Lease(
                                lease.nodeId(), count, lease.amount().subtract(part)));
                amount = amount.subtract(part);
            }
        }
    }

    private static void spend(Unsettled outcome, Changes changes) {
        outcome.parts().forEach(part -> changes.spend(part, outcome.actual(part)));
    }

    /** What no outcome came for is free again; one that comes later still counts. */
    boolean expire(Instant now) {
        var expired = reservations.takeExpired(now, CHUNK);
        var changes = new Changes(now.toEpochMilli());
        var late = new HashMap<UUID, List<Part>>();
        expired.forEach((decision, parts) -> {
            parts.forEach(part -> changes.hold(part.count(), part.decimal().negate()));
            if (parts.stream().anyMatch(part -> part.amount() > 0)) {
                late.put(
                        decision,
                        parts.stream()
                                .map(part -> new Part(part.count(), part.measure(), 0, part.bucketMillis()))
                                .toList());
            }
        });
        reservations.add(late, now.plus(LATEST));
        budgets.apply(changes);
        return expired.size() == CHUNK;
    }
}
