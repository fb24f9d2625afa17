package io.restormel.keys.config;

import io.restormel.keys.config.ConfigFile.CredentialEntry;
import io.restormel.keys.config.ConfigFile.PolicyEntry;
import io.restormel.keys.config.ConfigFile.RouteEntry;
import io.restormel.keys.config.ConfigFile.RouteKey;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialBinding;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.health.HealthSettings;
import io.restormel.keys.model.ProjectModel;
import io.restormel.keys.policy.PlacedBinding;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.GatewayKey;
import io.restormel.keys.project.Project;
import io.restormel.keys.route.Route;
import io.restormel.keys.route.RouteContent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project as it is, each part with its ids and with the entry that a file has for it, in the order of the file.
 *
 * @param keys the project's Gateway Keys
 * @param policies those bound in the project, be it elsewhere too
 * @param freePolicies those bound nowhere, by name
 * @param models by provider and model
 * @param credentials of the workspace, with their bindings in the project; null when the caller may not see them
 */
record ConfigState(
        Project project,
        List<Environment> environments,
        HealthSettings health,
        List<GatewayKey> keys,
        List<RouteState> routes,
        List<PolicyState> policies,
        Map<String, List<Policy>> freePolicies,
        List<ProjectModel> models,
        @Nullable List<CredentialState> credentials) {

    /** @param content what the entry's content is numbered from */
    record RouteState(RouteKey key, Route route, RouteContent content, RouteEntry entry) {}

    /** @param shared whether it applies outside of the project too */
    record PolicyState(Policy policy, List<PlacedBinding> bindings, boolean shared, PolicyEntry entry) {}

    /** @param entry null when it is not bound in the project */
    record CredentialState(
            Credential credential,
            List<CredentialBinding> bindings,
            @Nullable CredentialEntry entry) {}

    String slug(UUID environmentId) {
        return environments.stream()
                .filter(environment -> environment.id().equals(environmentId))
                .findFirst()
                .orElseThrow()
                .slug();
    }

    ConfigFile file() {
        return new ConfigFile(
                environments.stream()
                        .map(environment -> new ConfigFile.EnvironmentEntry(
                                environment.slug(),
                                environment.name(),
                                environment.type(),
                                environment.id().equals(project.defaultEnvironmentId())))
                        .toList(),
                health,
                routes.stream().map(RouteState::entry).toList(),
                policies.stream().map(PolicyState::entry).toList(),
                models.stream().map(ProjectModel::wanted).toList(),
                credentials == null
                        ? null
                        : credentials.stream()
                                .map(CredentialState::entry)
                                .filter(entry -> entry != null)
                                .toList());
    }

    /**
     * Where a policy's binding is; null for the workspace, for what is not part of what is live, and for a key that its
     * name does not tell from the others.
     */
    static @Nullable Place place(
            PlacedBinding placed, List<Environment> environments, List<RouteState> routes, List<GatewayKey> keys) {
        var target = placed.target();
        if (target == null || target.type() == TargetType.WORKSPACE) {
            return null;
        }
        var name = placed.binding().targetName();
        return switch (target.type()) {
            case WORKSPACE -> null;
            case END_USER, TAG -> Place.told(target.type(), String.valueOf(name));
            case GATEWAY_KEY -> name != null ? Place.told(target.type(), name) : ofKey(target.id(), keys);
            case PROJECT -> Place.project();
            case ENVIRONMENT ->
                environments.stream()
                        .filter(environment -> environment.id().equals(target.id()))
                        .findFirst()
                        .map(environment -> Place.environment(environment.slug()))
                        .orElse(null);
            case ROUTE, ROUTE_STEP ->
                routes.stream()
                        .filter(route -> route.route().id().equals(target.routeId()))
                        .findFirst()
                        .map(route -> inRoute(route, target))
                        .orElse(null);
        };
    }

    private static @Nullable Place ofKey(UUID id, List<GatewayKey> keys) {
        return keys.stream()
                .filter(key -> key.id().equals(id))
                .map(ConfigState::nameOf)
                .filter(name -> !name.isEmpty() && named(name, keys).size() == 1)
                .findFirst()
                .map(name -> Place.told(TargetType.GATEWAY_KEY, name))
                .orElse(null);
    }

    static List<GatewayKey> named(String name, List<GatewayKey> keys) {
        return keys.stream().filter(key -> nameOf(key).equals(name)).toList();
    }

    /** Empty when it has none. */
    private static String nameOf(GatewayKey key) {
        var label = key.settings().label();
        return label == null || label.strip().equals(Place.EACH) ? "" : label.strip();
    }

    private static @Nullable Place inRoute(RouteState route, io.restormel.keys.policy.Target target) {
        var key = route.key();
        if (target.id().equals(route.route().id())) {
            return Place.route(key, null);
        }
        var steps = route.content().steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(target.id().toString())) {
                return Place.route(key, i + 1);
            }
        }
        return null;
    }
}
