package io.restormel.keys.whatif;

import io.restormel.keys.engine.EndUserFacts;
import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.Resolver;
import io.restormel.keys.engine.Signals;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.engine.Violation;
import io.restormel.keys.snapshot.LiveConfiguration;
import io.restormel.keys.whatif.WhatIfResult.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks recorded requests of two configurations and counts what differs. Time is that of the decision, round robin does not
 * turn, and all providers are well, so that nothing but the configurations differs. Not thread-safe.
 */
final class Replay {

    private static final int MOST_LINES = 100;

    private final Snapshot before;
    private final Snapshot after;
    private final LiveConfiguration endUsers;
    private final Map<Pair, Tally> changes = new HashMap<>();
    private final Map<Violation, Integer> violations = new HashMap<>();
    private final Map<String, Integer> objections = new HashMap<>();
    private int decisions;
    private int changed;
    private int drifted;
    private int servedBefore;
    private int servedAfter;
    private int priced;
    private int headersUnknown;
    private int limitsUnknown;
    private int requestsUnknown;
    private BigDecimal costBefore = BigDecimal.ZERO;
    private BigDecimal costAfter = BigDecimal.ZERO;
    private @Nullable Instant oldest;
    private @Nullable Instant newest;

    Replay(Snapshot before, Snapshot after, LiveConfiguration endUsers) {
        this.before = before;
        this.after = after;
        this.endUsers = endUsers;
    }

    private record Pair(Answer from, Answer to) {}

    private static final class Tally {
        private int count;
        private BigDecimal difference = BigDecimal.ZERO;
    }

    /** @param nowMillis when the decision was made, in epoch milliseconds */
    private record Then(long nowMillis, LiveConfiguration endUsers) implements Signals {
        @Override
        public long nextRoundRobin(String stepId) {
            return 0;
        }

        @Override
        public EndUserFacts endUser(String projectId, String endUserId) {
            return endUsers.endUser(UUID.fromString(projectId), endUserId);
        }
    }

    /** The newest are to come first. One that tells nothing of its request is only counted. */
    void add(RecordedDecision decision) {
        if (decision.request().isMissingNode()) {
            requestsUnknown++;
            return;
        }
        var request = decision.asked();
        var then = new Then(decision.occurredAt().toEpochMilli(), endUsers);
        var one = Resolver.resolve(before, request, then);
        var other = Resolver.resolve(after, request, then);
        var from = answer(one);
        var to = answer(other);
        decisions++;
        newest = newest == null ? decision.occurredAt() : newest;
        oldest = decision.occurredAt();
        servedBefore += from.providerType() == null ? 0 : 1;
        servedAfter += to.providerType() == null ? 0 : 1;
        headersUnknown += decision.hadHeaders() ? 1 : 0;
        limitsUnknown += isLimited(one) || isLimited(other) ? 1 : 0;
        drifted += isAsRecorded(decision, from) ? 0 : 1;
        var difference = cost(one, other);
        if (!from.equals(to)) {
            changed++;
            var tally = changes.computeIfAbsent(new Pair(from, to), _ -> new Tally());
            tally.count++;
            tally.difference = tally.difference.add(difference);
        }
        object(one, other);
    }

    private static boolean isLimited(Resolution resolution) {
        var route = resolution.route();
        return route != null && route.isLimited();
    }

    private static Answer answer(Resolution resolution) {
        return resolution instanceof Resolution.Resolved resolved
                ? new Answer(
                        resolved.code(),
                        resolved.model().providerType(),
                        resolved.model().modelId())
                : new Answer(resolution.code(), null, null);
    }

    private static boolean isAsRecorded(RecordedDecision decision, Answer answer) {
        return decision.status().equals(answer.code())
                && (answer.providerType() == null
                        || (answer.providerType().equals(decision.providerType())
                                && String.valueOf(answer.modelId()).equals(decision.modelId())));
    }

    /** What the change adds; nothing where one of both has no estimate. */
    private BigDecimal cost(Resolution one, Resolution other) {
        var from = one instanceof Resolution.Resolved resolved ? resolved.estimatedCostUsd() : null;
        var to = other instanceof Resolution.Resolved resolved ? resolved.estimatedCostUsd() : null;
        if (from == null || to == null) {
            return BigDecimal.ZERO;
        }
        priced++;
        costBefore = costBefore.add(from);
        costAfter = costAfter.add(to);
        return to.subtract(from);
    }

    private void object(Resolution one, Resolution other) {
        var now = other.violations();
        if (now.isEmpty()) {
            return;
        }
        var brought = new HashSet<>(now);
        one.violations().forEach(brought::remove);
        brought.forEach(violation -> violations.merge(violation, 1, Integer::sum));
        // A policy may object to several steps of one decision.
        brought.stream().map(Violation::policyId).distinct().forEach(id -> objections.merge(id, 1, Integer::sum));
    }

    WhatIfResult result(boolean hasOlder) {
        List<WhatIfResult.Change> most = new ArrayList<>();
        changes.forEach((pair, tally) ->
                most.add(new WhatIfResult.Change(pair.from(), pair.to(), tally.count, tally.difference)));
        most.sort(Comparator.comparingInt(WhatIfResult.Change::count)
                .reversed()
                .thenComparing(change -> change.from().words())
                .thenComparing(change -> change.to().words()));
        List<WhatIfResult.NewViolation> brought = new ArrayList<>();
        violations.forEach((violation, count) -> brought.add(new WhatIfResult.NewViolation(violation, count)));
        brought.sort(Comparator.comparingInt(WhatIfResult.NewViolation::count)
                .reversed()
                .thenComparing(each -> each.violation().policyName())
                .thenComparing(each -> each.violation().message()));
        return new WhatIfResult(
                decisions,
                hasOlder,
                requestsUnknown,
                changed,
                drifted,
                servedBefore,
                servedAfter,
                priced,
                costBefore,
                costAfter,
                headersUnknown,
                limitsUnknown,
                oldest,
                newest,
                most.subList(0, Math.min(MOST_LINES, most.size())),
                brought.subList(0, Math.min(MOST_LINES, brought.size())),
                objections);
    }
}
