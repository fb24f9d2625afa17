package io.restormel.keys.policy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * All that decides whether policies get in each other's way.
 *
 * @param knowsModel whether anybody has a model of this name
 * @param knowsProvider in any spelling
 */
record PolicyLandscape(
        List<Placed> policies,
        List<Offered> models,
        Predicate<String> knowsModel,
        Predicate<String> knowsProvider,
        List<ServedRoute> routes) {

    PolicyLandscape {
        policies = List.copyOf(policies);
        models = List.copyOf(models);
        routes = List.copyOf(routes);
    }

    /** @param targets that exist */
    record Placed(Policy policy, List<Target> targets) {

        boolean reaches(Target place) {
            return targets.stream().anyMatch(each -> each.encloses(place));
        }
    }

    /** A model that somebody might want to call. */
    record Offered(String providerType, String modelId, boolean deprecated) {}

    /** @param objectors for each model of its enabled steps the policies that object before any request comes */
    record ServedRoute(Target target, List<Set<UUID>> objectors) {}
}
