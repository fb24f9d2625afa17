package io.restormel.keys.health;

import io.restormel.keys.engine.Candidate;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.health.CircuitReport.AffectedRoute;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which live routes call what: the providers, models and keys of a project, each with the routes that use it. */
final class AffectedRoutes {

    /** Of a provider with more keys none is named unless there is something to say of it. */
    static final int MOST_KEYS_NAMED = 100;

    private final Snapshot snapshot;
    private final UnaryOperator<ModelRef> names;
    private final Map<Use, Set<AffectedRoute>> uses = new LinkedHashMap<>();
    private final Map<Use, Set<UUID>> keys = new HashMap<>();

    /** Many routes have the same few. */
    private record Use(String environmentId, ModelRef model) {}

    /** @param names gives a model the name that its circuit has */
    AffectedRoutes(Snapshot snapshot, UnaryOperator<ModelRef> names) {
        this.snapshot = snapshot;
        this.names = names;
        for (var route : snapshot.routes()) {
            if (route.availability() == CompiledRoute.Availability.SELECTABLE) {
                var affected = new AffectedRoute(UUID.fromString(route.id()), route.name());
                for (var step : route.steps()) {
                    if (step.enabled()) {
                        step.candidates().forEach(candidate -> add(route, candidate, affected));
                    }
                }
            }
        }
    }

    private void add(CompiledRoute route, Candidate candidate, AffectedRoute affected) {
        var model = candidate.model();
        if (model != null) {
            uses.computeIfAbsent(new Use(route.environment().id(), model), _ -> new LinkedHashSet<>())
                    .add(affected);
        }
    }

    /** What is worth naming though nothing happened to it. */
    Set<CircuitSubject> subjects() {
        Set<CircuitSubject> subjects = new LinkedHashSet<>();
        for (var use : uses.keySet()) {
            subjects.add(CircuitSubject.provider(use.model().providerType()));
            subjects.add(model(use));
        }
        keySubjects().collect(Collectors.groupingBy(CircuitSubject::providerType)).values().stream()
                .filter(each -> each.size() <= MOST_KEYS_NAMED)
                .forEach(subjects::addAll);
        return subjects;
    }

    /** The keys that may be used, of which there may be very many. */
    Stream<CircuitSubject> keySubjects() {
        return uses.keySet().stream()
                .flatMap(use -> keys(use).stream()
                        .map(key -> CircuitSubject.credential(use.model().providerType(), key)))
                .distinct();
    }

    List<AffectedRoute> of(CircuitSubject subject) {
        return uses.entrySet().stream()
                .filter(use -> isOnTheWay(subject, use.getKey()))
                .flatMap(use -> use.getValue().stream())
                .distinct()
                .toList();
    }

    private boolean isOnTheWay(CircuitSubject subject, Use use) {
        return switch (subject.kind()) {
            case PROVIDER -> subject.providerType().equals(use.model().providerType());
            case MODEL -> subject.equals(model(use));
            case CREDENTIAL ->
                subject.providerType().equals(use.model().providerType())
                        && keys(use).contains(subject.credentialId());
        };
    }

    private CircuitSubject model(Use use) {
        var named = names.apply(use.model());
        return CircuitSubject.model(named.providerType(), named.modelId());
    }

    private Set<UUID> keys(Use use) {
        return keys.computeIfAbsent(
                use,
                _ -> snapshot.usableKeys(use.environmentId(), use.model())
                        .map(UUID::fromString)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
