package io.restormel.keys.health;

import io.restormel.keys.engine.Candidate;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.health.CircuitReport.AffectedRoute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Which live routes call what: the providers, models and keys of a project, each with the routes that use it. */
final class AffectedRoutes {

    /** Of a provider with more keys none is named unless there is something to say of it. */
    static final int MOST_KEYS_NAMED = 100;

    private final Snapshot snapshot;
    private final UnaryOperator<ModelRef> names;
    private final List<AffectedRoute> routes = new ArrayList<>();

    /** Many routes have the same few models; with each its routes, by their places. */
    private final Map<Use, TreeSet<Integer>> uses = new LinkedHashMap<>();

    /** @param subject the model's circuit */
    private record Use(String environmentId, ModelRef model, CircuitSubject subject) {

        String providerType() {
            return model.providerType();
        }
    }

    /** @param names gives a model the name that its circuit has */
    AffectedRoutes(Snapshot snapshot, UnaryOperator<ModelRef> names) {
        this.snapshot = snapshot;
        this.names = names;
        for (var route : snapshot.routes()) {
            if (route.availability() == CompiledRoute.Availability.SELECTABLE) {
                routes.add(new AffectedRoute(UUID.fromString(route.id()), route.name()));
                for (var step : route.steps()) {
                    if (step.enabled()) {
                        step.candidates().forEach(candidate -> add(route, candidate));
                    }
                }
            }
        }
    }

    private void add(CompiledRoute route, Candidate candidate) {
        var model = candidate.model();
        if (model != null) {
            var named = names.apply(model);
            var subject = CircuitSubject.model(named.providerType(), named.modelId());
            uses.computeIfAbsent(new Use(route.environment().id(), model, subject), _ -> new TreeSet<>())
                    .add(routes.size() - 1);
        }
    }

    /** What is worth naming though nothing happened to it. */
    Set<CircuitSubject> subjects() {
        Set<CircuitSubject> subjects = new LinkedHashSet<>();
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        for (var use : uses.keySet()) {
            subjects.add(CircuitSubject.provider(use.providerType()));
            subjects.add(use.subject());
            var named = keys.computeIfAbsent(use.providerType(), _ -> new LinkedHashSet<>());
            usableKeys(use).takeWhile(_ -> named.size() <= MOST_KEYS_NAMED).forEach(named::add);
        }
        keys.forEach((provider, named) -> {
            if (named.size() <= MOST_KEYS_NAMED) {
                named.forEach(key -> subjects.add(CircuitSubject.credential(provider, UUID.fromString(key))));
            }
        });
        return subjects;
    }

    /** The keys that may be used, of which there may be very many; one may come several times. */
    Stream<CircuitSubject> keySubjects() {
        return uses.keySet().stream()
                .flatMap(use -> usableKeys(use)
                        .map(key -> CircuitSubject.credential(use.providerType(), UUID.fromString(key))));
    }

    /** In the order of the snapshot. */
    List<AffectedRoute> of(CircuitSubject subject) {
        var places = new HashSet<Integer>();
        uses.forEach((use, of) -> {
            if (isOnTheWay(subject, use)) {
                places.addAll(of);
            }
        });
        return places.stream().sorted().map(routes::get).toList();
    }

    private boolean isOnTheWay(CircuitSubject subject, Use use) {
        return switch (subject.kind()) {
            case PROVIDER -> subject.providerType().equals(use.providerType());
            case MODEL -> subject.equals(use.subject());
            case CREDENTIAL -> {
                var key = String.valueOf(subject.credentialId());
                yield subject.providerType().equals(use.providerType())
                        && usableKeys(use).anyMatch(key::equals);
            }
        };
    }

    private Stream<String> usableKeys(Use use) {
        return snapshot.usableKeys(use.environmentId(), use.model());
    }
}
