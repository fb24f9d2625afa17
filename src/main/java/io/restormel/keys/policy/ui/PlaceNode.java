package io.restormel.keys.policy.ui;

import io.restormel.keys.engine.TargetType;
import io.restormel.keys.policy.RouteChoice;
import io.restormel.keys.policy.Target;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.Project;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of places.
 *
 * @param label what it is called among its siblings
 * @param parts read when they are first looked at
 */
record PlaceNode(Target target, String label, Supplier<List<PlaceNode>> parts) {

    /** The workspace with all that lies in it; Gateway Keys only where a policy can be bound to them. */
    static PlaceNode workspace(UUID id, String label, BindTargets targets, boolean withKeys) {
        return new PlaceNode(
                target(TargetType.WORKSPACE, id, null, null, null, label),
                label,
                () -> targets.projects().list().stream()
                        .map(each -> project(each, targets, withKeys))
                        .toList());
    }

    private static PlaceNode project(Project project, BindTargets targets, boolean withKeys) {
        var id = project.id();
        return new PlaceNode(target(TargetType.PROJECT, id, id, null, null, project.name()), project.name(), () -> {
            var routes = targets.tester().routes(id);
            var environments = targets.projects().environments(id).stream().map(each -> environment(each, id, routes));
            var keys = withKeys ? targets.in(project, TargetType.GATEWAY_KEY) : List.<BindTargets.Choice>of();
            return Stream.concat(environments, keys.stream().map(each -> key(each, id)))
                    .toList();
        });
    }

    private static PlaceNode environment(Environment environment, UUID projectId, List<RouteChoice> routes) {
        var id = environment.id();
        return new PlaceNode(
                target(TargetType.ENVIRONMENT, id, projectId, id, null, environment.name()),
                environment.name(),
                () -> routes.stream()
                        .filter(route -> route.environmentId().equals(id))
                        .map(route -> route(route, projectId))
                        .toList());
    }

    private static PlaceNode route(RouteChoice route, UUID projectId) {
        var id = route.id();
        return new PlaceNode(
                target(TargetType.ROUTE, id, projectId, route.environmentId(), id, route.name()),
                route.name(),
                () -> route.steps().stream()
                        .map(step -> leaf(
                                target(
                                        TargetType.ROUTE_STEP,
                                        step.id(),
                                        projectId,
                                        route.environmentId(),
                                        id,
                                        route.name() + " › " + PolicyWords.step(step)),
                                PolicyWords.step(step)))
                        .toList());
    }

    private static PlaceNode key(BindTargets.Choice key, UUID projectId) {
        return leaf(target(TargetType.GATEWAY_KEY, key.id(), projectId, null, null, key.name()), key.name());
    }

    private static PlaceNode leaf(Target target, String label) {
        return new PlaceNode(target, label, List::of);
    }

    private static Target target(
            TargetType type,
            UUID id,
            @Nullable UUID projectId,
            @Nullable UUID environmentId,
            @Nullable UUID routeId,
            String name) {
        return new Target(type, id, projectId, environmentId, routeId, name);
    }

    /** Whether it can have parts at all. */
    boolean isLeaf() {
        return target.type().compareTo(TargetType.ROUTE_STEP) >= 0;
    }
}
