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
import java.util.Optional;
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
        ill(CircuitSubject.provider(model.providerType())).ifPresent(way::add);
        var named = names.apply(model);
        ill(CircuitSubject.model(named.providerType(), named.modelId())).ifPresent(way::add);
        if (owner == KeyOwner.PLATFORM) {
            ofEveryKey(snapshot, route, model).ifPresent(way::add);
        }
        return way;
    }

    /** Of thousands of keys the first that is well ends the search. */
    private Optional<Circuit> ofEveryKey(Snapshot snapshot, CompiledRoute route, ModelRef model) {
        List<Circuit> ill = new ArrayList<>();
        var keys = snapshot.usableKeys(route.environment().id(), model).iterator();
        while (keys.hasNext()) {
            var circuit = ill(CircuitSubject.credential(model.providerType(), UUID.fromString(keys.next())));
            if (circuit.isEmpty()) {
                return Optional.empty();
            }
            ill.add(circuit.get());
        }
        return ill.stream()
                .filter(each -> state(each) == CircuitState.HALF_OPEN)
                .findFirst()
                .or(() -> ill.stream().findFirst());
    }

    private Optional<Circuit> ill(CircuitSubject subject) {
        return Optional.ofNullable(circuits.get(subject)).filter(each -> state(each) != CircuitState.CLOSED);
    }

    private CircuitState state(Circuit circuit) {
        if (!circuit.isDue(now.minus(OVERDUE))) {
            return circuit.state();
        }
        return circuit.byHand() ? CircuitState.CLOSED : CircuitState.HALF_OPEN;
    }
}
