package io.restormel.keys.health;

import io.restormel.keys.engine.Candidate;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.HealthView;
import io.restormel.keys.engine.KeyOwner;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.engine.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The health of a project as one request sees it. A trial that was taken stays taken for all candidates of the request.
 * Not thread-safe.
 *
 * @param circuits those that are not closed
 * @param names gives a model the name that its circuit has
 * @param takeTrial whether a call through a half-open circuit may be made now
 * @param taken half-open circuits that this request goes through
 */
record RequestHealth(
        Map<CircuitSubject, Circuit> circuits,
        UnaryOperator<ModelRef> names,
        Instant now,
        Predicate<UUID> takeTrial,
        Set<UUID> taken)
        implements HealthView {

    /** When the database does not tell us for so long, we go by the clock. */
    private static final Duration OVERDUE = Duration.ofSeconds(5);

    @Override
    public boolean isAllWell() {
        return false;
    }

    @Override
    public HealthView withoutTrials() {
        return new RequestHealth(circuits, names, now, _ -> false, Set.of());
    }

    @Override
    public @Nullable String obstacle(Snapshot snapshot, CompiledRoute route, Candidate candidate, KeyOwner owner) {
        var model = candidate.model();
        if (model == null) {
            return null;
        }
        List<Circuit> tried = new ArrayList<>();
        for (var circuit : onTheWay(snapshot, route, model, owner)) {
            if (state(circuit) == CircuitState.OPEN) {
                return circuit.obstacle();
            }
            tried.add(circuit);
        }
        for (var circuit : tried) {
            if (!taken.contains(circuit.id())) {
                if (!takeTrial.test(circuit.id())) {
                    return circuit.obstacle();
                }
                taken.add(circuit.id());
            }
        }
        return null;
    }

    /** That of the last circuit on the way: before, there is no getting through. */
    @Override
    public @Nullable Long retryAtMillis(Snapshot snapshot, CompiledRoute route, Candidate candidate, KeyOwner owner) {
        var model = candidate.model();
        long last = now.toEpochMilli() + 1_000;
        for (var circuit : model == null ? List.<Circuit>of() : onTheWay(snapshot, route, model, owner)) {
            if (state(circuit) == CircuitState.OPEN) {
                if (circuit.retryAt() == null) {
                    return null;
                }
                last = Math.max(last, circuit.retryAt().toEpochMilli());
            }
        }
        return last;
    }

    /** Those that a call has to pass. Of the keys that could be used, one that is well is enough. */
    private List<Circuit> onTheWay(Snapshot snapshot, CompiledRoute route, ModelRef model, KeyOwner owner) {
        List<Circuit> way = new ArrayList<>();
        add(way, CircuitSubject.provider(model.providerType()));
        var named = names.apply(model);
        add(way, CircuitSubject.model(named.providerType(), named.modelId()));
        if (owner == KeyOwner.PLATFORM) {
            var keys = snapshot.usableKeys(route.environment().id(), model);
            List<Circuit> ofKeys = new ArrayList<>();
            keys.forEach(key -> add(ofKeys, CircuitSubject.credential(model.providerType(), UUID.fromString(key))));
            if (!keys.isEmpty() && ofKeys.size() == keys.size()) {
                way.add(ofKeys.stream()
                        .filter(each -> state(each) == CircuitState.HALF_OPEN)
                        .findFirst()
                        .orElseGet(ofKeys::getFirst));
            }
        }
        return way;
    }

    private void add(List<Circuit> way, CircuitSubject subject) {
        var circuit = circuits.get(subject);
        if (circuit != null && state(circuit) != CircuitState.CLOSED) {
            way.add(circuit);
        }
    }

    private CircuitState state(Circuit circuit) {
        if (!circuit.isDue(now.minus(OVERDUE))) {
            return circuit.state();
        }
        return circuit.byHand() ? CircuitState.CLOSED : CircuitState.HALF_OPEN;
    }
}
