package io.restormel.keys.health;

import io.restormel.keys.engine.Candidate;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.engine.Snapshot;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Which live routes call what: the providers, models and keys of a project, each with the routes that use it. */
final class AffectedRoutes {

    private final Map<CircuitSubject, Set<CircuitReport.AffectedRoute>> routes = new LinkedHashMap<>();

    private final UnaryOperator<ModelRef> names;

    /** @param names gives a model the name that its circuit has */
    AffectedRoutes(Snapshot snapshot, UnaryOperator<ModelRef> names) {
        this.names = names;
        for (var route : snapshot.routes()) {
            if (route.availability() == CompiledRoute.Availability.SELECTABLE) {
                for (var step : route.steps()) {
                    if (step.enabled()) {
                        step.candidates().forEach(candidate -> add(snapshot, route, candidate));
                    }
                }
            }
        }
    }

    private void add(Snapshot snapshot, CompiledRoute route, Candidate candidate) {
        var model = candidate.model();
        if (model == null) {
            return;
        }
        var affected = new CircuitReport.AffectedRoute(UUID.fromString(route.id()), route.name());
        add(CircuitSubject.provider(model.providerType()), affected);
        var named = names.apply(model);
        add(CircuitSubject.model(named.providerType(), named.modelId()), affected);
        snapshot.usableKeys(route.environment().id(), model)
                .forEach(key -> add(CircuitSubject.credential(model.providerType(), UUID.fromString(key)), affected));
    }

    private void add(CircuitSubject subject, CircuitReport.AffectedRoute route) {
        routes.computeIfAbsent(subject, _ -> new LinkedHashSet<>()).add(route);
    }

    Set<CircuitSubject> subjects() {
        return routes.keySet();
    }

    Set<CircuitReport.AffectedRoute> of(CircuitSubject subject) {
        return routes.getOrDefault(subject, Set.of());
    }
}
