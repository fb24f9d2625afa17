package io.restormel.keys.health;

import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.outcome.Outcome;
import io.restormel.keys.outcome.OutcomesStored;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Calls that were reported to this node since somebody last looked, a sum for each span of time. What is lost when the
 * node is killed is less than a second of them. Thread-safe.
 */
@Component
class HealthTally {

    /** More are counted without knowing their key. */
    private static final int MOST_UNSURE = 1_000;

    private final LiveConfiguration live;
    private final LiveHealth health;
    private Map<Place, CallCounts> counts = new HashMap<>();
    private Map<UUID, Trials> trials = new HashMap<>();
    private List<Unsure> unsure = new ArrayList<>();

    HealthTally(LiveConfiguration live, LiveHealth health) {
        this.live = live;
        this.health = health;
    }

    /** @param credentialId null when nobody knows */
    record Place(
            UUID projectId,
            String providerType,
            String modelId,
            @Nullable UUID credentialId,
            Instant start) {

        Place by(@Nullable UUID credential) {
            return new Place(projectId, providerType, modelId, credential, start);
        }
    }

    /** A call that one of several keys may have been used for, depending on what was handed out for its decision. */
    record Unsure(UUID decisionId, Place place, CallCounts counts) {}

    /** Calls that began since a circuit is half-open. */
    record Trials(int succeeded, int failed) {
        Trials plus(Trials other) {
            return new Trials(succeeded + other.succeeded, failed + other.failed);
        }
    }

    /** @param trials by circuit */
    record Drained(Map<Place, CallCounts> counts, Map<UUID, Trials> trials, List<Unsure> unsure) {

        boolean isEmpty() {
            return counts.isEmpty() && unsure.isEmpty();
        }

        /** Projects of which a call has failed. */
        Set<UUID> failing() {
            Set<UUID> failing = new HashSet<>();
            counts.forEach((place, each) -> {
                if (each.failures() > 0) {
                    failing.add(place.projectId());
                }
            });
            unsure.stream()
                    .filter(each -> each.counts().failures() > 0)
                    .forEach(each -> failing.add(each.place().projectId()));
            return failing;
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void stored(OutcomesStored stored) {
        count(stored.outcomes());
    }

    synchronized void count(List<Outcome> outcomes) {
        outcomes.forEach(this::count);
    }

    synchronized Drained drain() {
        var drained = new Drained(counts, trials, unsure);
        counts = new HashMap<>();
        trials = new HashMap<>();
        unsure = new ArrayList<>();
        return drained;
    }

    private void count(Outcome outcome) {
        var report = outcome.report();
        var result = CallResult.of(report);
        var snapshot = live.current(outcome.projectId());
        var settings = health.settings(outcome.projectId());
        // Clocks of hosts differ, so the time at which we heard counts; what happened long ago says nothing of now.
        boolean late = Duration.between(report.occurredAt(), outcome.receivedAt())
                        .compareTo(settings.window().plusSeconds(5))
                > 0;
        if (result == CallResult.NOT_COUNTED || late || snapshot == null) {
            return;
        }
        var model = new ModelRef(
                Providers.canonical(report.model().providerType()),
                report.model().modelId());
        boolean own = report.endUserId() != null
                && live.endUser(outcome.projectId(), report.endUserId()).hasKey(model);
        if (own && result.isAboutKey()) {
            return;
        }
        var place = new Place(
                outcome.projectId(),
                model.providerType(),
                model.modelId(),
                own ? null : soleKey(snapshot, model, result),
                start(outcome.receivedAt(), settings));
        var counted = CallCounts.of(result);
        var decision = own ? null : report.decisionId();
        if (decision != null && snapshot.hasSeveralKeys(model) && unsure.size() < MOST_UNSURE) {
            unsure.add(new Unsure(decision, place, counted));
        } else {
            counts.merge(place, counted, CallCounts::plus);
        }
        countTrial(outcome, place, result);
    }

    private void countTrial(Outcome outcome, Place place, CallResult result) {
        var latency = outcome.report().latencyMicros();
        var began = outcome.receivedAt().minusNanos(latency == null ? 0 : latency * 1000);
        for (var circuit : health.halfOpen(place.projectId())) {
            var span = new CallSpan(
                    place.projectId(),
                    place.providerType(),
                    place.modelId(),
                    place.credentialId(),
                    place.start(),
                    CallCounts.of(result));
            if (span.isOf(circuit.subject()) && !began.isBefore(circuit.changedAt())) {
                var counted = span.countsFor(circuit.subject().kind());
                trials.merge(
                        circuit.id(), new Trials((int) counted.succeeded(), (int) counted.failures()), Trials::plus);
            }
        }
    }

    /** Where there is no other key, a rate limit is the model's: others may still be called with the same key. */
    private static @Nullable UUID soleKey(Snapshot snapshot, ModelRef model, CallResult result) {
        var sole = result == CallResult.RATE_LIMITED ? null : snapshot.soleKey(model);
        return sole == null ? null : UUID.fromString(sole);
    }

    private static Instant start(Instant at, HealthSettings settings) {
        long length = settings.bucket().toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length) * length);
    }
}
