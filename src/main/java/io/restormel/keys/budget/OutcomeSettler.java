package io.restormel.keys.budget;

import io.restormel.keys.budget.ReservationRepository.Unsettled;
import io.restormel.keys.engine.CompiledLimit;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.outcome.Outcome;
import io.restormel.keys.outcome.OutcomeStatus;
import io.restormel.keys.outcome.OutcomesStored;
import io.restormel.keys.outcome.Rating;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what calls came to, in the transaction that stores their outcomes. What followed a decision replaces what it had
 * set aside; all else counts where it belongs by what it tells of itself. Thread-safe.
 */
@Component
class OutcomeSettler {

    private final BudgetRepository budgets;
    private final ReservationRepository reservations;
    private final Settling settling;
    private final LiveConfiguration live;
    private final KnownLimits known;
    private final TagSubjects tags;
    private final Clock clock;

    OutcomeSettler(
            BudgetRepository budgets,
            ReservationRepository reservations,
            Settling settling,
            LiveConfiguration live,
            KnownLimits known,
            TagSubjects tags,
            Clock clock) {
        this.budgets = budgets;
        this.reservations = reservations;
        this.settling = settling;
        this.live = live;
        this.known = known;
        this.tags = tags;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void stored(OutcomesStored stored) {
        Map<UUID, Snapshot> limited = new HashMap<>();
        stored.outcomes().stream().map(Outcome::projectId).distinct().forEach(project -> {
            var snapshot = live.current(project);
            if (snapshot != null && snapshot.isLimited()) {
                limited.put(project, snapshot);
                known.met(snapshot.limits());
            }
        });
        if (!limited.isEmpty()) {
            settle(
                    stored.outcomes().stream()
                            .filter(outcome -> limited.containsKey(outcome.projectId()))
                            .toList(),
                    limited);
        }
    }

    private void settle(List<Outcome> outcomes, Map<UUID, Snapshot> limited) {
        var now = clock.instant();
        var reserved = new HashMap<>(reservations.take(outcomes.stream()
                .map(outcome -> outcome.report().decisionId())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList()));
        var changes = new Changes(now.toEpochMilli());
        var waiting = new ArrayList<Unsettled>();
        var made = new HashMap<CountId, Count>();
        for (var outcome : outcomes) {
            var decision = outcome.report().decisionId();
            var parts = decision == null ? null : reserved.remove(decision);
            if (parts != null) {
                Settling.settle(parts, unsettled(outcome, parts), changes);
                continue;
            }
            var counts = counts(outcome, Objects.requireNonNull(limited.get(outcome.projectId())), now.toEpochMilli());
            counts.forEach(count -> made.put(count.id(), count));
            var alone = unsettled(
                    outcome,
                    counts.stream()
                            .map(count ->
                                    count.part(count.limit().rule().measure().isSpentAtOnce() ? 1 : 0))
                            .toList());
            if (decision == null) {
                alone.parts().forEach(part -> changes.spend(part, alone.actual(part)));
            } else {
                // Whoever decided may not have written it down yet.
                waiting.add(alone);
            }
        }
        budgets.ensure(made.values());
        reservations.wait(waiting, now);
        settling.apply(changes);
    }

    /** A decision counted as a request when it was made. */
    private List<Count> counts(Outcome outcome, Snapshot snapshot, long nowMillis) {
        var report = outcome.report();
        long at = Math.min(nowMillis, report.occurredAt().toEpochMilli());
        var counts = new ArrayList<Count>();
        for (var limit : snapshot.limits()) {
            var subject = subject(limit, outcome);
            if (subject != null
                    && (report.decisionId() == null || !limit.rule().measure().isSpentAtOnce())) {
                counts.add(Leases.count(limit, tags.of(limit, subject, at), at));
            }
        }
        return counts;
    }

    private static @Nullable String subject(CompiledLimit limit, Outcome outcome) {
        var report = outcome.report();
        var key = outcome.gatewayKeyId();
        return switch (limit.binding().targetType()) {
            // Nobody says where a call without a decision went.
            case ENVIRONMENT, ROUTE, ROUTE_STEP -> null;
            case WORKSPACE, PROJECT, GATEWAY_KEY, END_USER, TAG ->
                limit.subject(
                        key == null ? null : key.toString(),
                        report.endUserId(),
                        limit.tagName() == null ? null : report.tags().get(limit.tagName()));
        };
    }

    /** Who was told nothing of a call that failed need not pay for it; of others, what was set aside counts. */
    private static Unsettled unsettled(Outcome outcome, List<Part> parts) {
        var report = outcome.report();
        var tokens = report.tokens();
        boolean told = tokens.input() != null || tokens.output() != null;
        boolean free = !told && report.status() == OutcomeStatus.FAILED;
        long used = (tokens.input() == null ? 0 : tokens.input()) + (tokens.output() == null ? 0 : tokens.output());
        var rating = outcome.rating();
        var cost = rating.kind() == Rating.Kind.PRICED ? rating.costUsd() : null;
        return new Unsettled(
                UUID.randomUUID(),
                report.decisionId() == null ? new UUID(0, 0) : report.decisionId(),
                free ? BigDecimal.ZERO : cost,
                told || free ? (Long) used : null,
                parts);
    }
}
