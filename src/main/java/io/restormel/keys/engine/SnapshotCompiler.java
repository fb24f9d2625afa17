package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a configuration into a {@link Snapshot}. A mistake in one route disables that route and no other. */
public final class SnapshotCompiler {

    private static final Comparator<RouteConfig> NEWEST_FIRST =
            Comparator.comparingLong(RouteConfig::createdAtMillis).reversed().thenComparing(RouteConfig::id);

    private SnapshotCompiler() {}

    /** Never throws for a configuration, whatever it holds. */
    public static Compilation compile(ProjectConfig config, CatalogView catalog) {
        List<ConfigProblem> problems = new ArrayList<>();
        PolicyCheck.check(config, problems);
        PolicyIndex policies = new PolicyIndex(config);
        Map<String, Place> places = new LinkedHashMap<>();
        for (EnvironmentConfig environment : config.environments()) {
            places.putIfAbsent(
                    environment.id(),
                    new Place(environment, policies.ofEnvironment(environment.id()), new ArrayList<>()));
        }
        List<CompiledRoute> routes = new ArrayList<>(config.routes().size());
        KeyIndex keys = new KeyIndex(config.providerKeys());
        RouteCompiler compiler = new RouteCompiler(catalog, policies, keys, problems);
        for (RouteConfig route : config.routes().stream().sorted(NEWEST_FIRST).toList()) {
            Place place = places.get(route.environmentId());
            if (place == null) {
                problems.add(RouteCheck.unknownEnvironment(route));
            } else {
                CompiledRoute compiled = compiler.compile(route, place.environment(), place.policies());
                routes.add(compiled);
                place.newestFirst().add(compiled);
            }
        }
        List<EnvironmentRoutes> environments =
                places.values().stream().map(Place::toRoutes).toList();
        String id = ContentHash.of(config, routes);
        return new Compilation(new Snapshot(id, config, environments, routes, catalog, policies, keys), problems);
    }

    private record Place(EnvironmentConfig environment, PolicySet policies, List<CompiledRoute> newestFirst) {

        EnvironmentRoutes toRoutes() {
            return new EnvironmentRoutes(environment, policies, newestFirst);
        }
    }
}
