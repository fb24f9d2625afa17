package io.restormel.keys.config;

import io.restormel.keys.config.ConfigFile.CredentialEntry;
import io.restormel.keys.config.ConfigFile.Place;
import io.restormel.keys.config.ConfigFile.PolicyEntry;
import io.restormel.keys.config.ConfigFile.RouteEntry;
import io.restormel.keys.config.ConfigFile.RouteKey;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialBinding;
import io.restormel.keys.model.ProjectModel;
import io.restormel.keys.policy.PlacedBinding;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.project.Environment;
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
 * @param policies those bound in the project, be it elsewhere too
 * @param freePolicies those bound nowhere, by name
 * @param models by provider and model
 * @param credentials of the workspace, with their bindings in the project; null when the caller may not see them
 */
record ConfigState(
        Project project,
        List<Environment> environments,
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

    /** Where a policy's binding is; null for the workspace, and for what is not part of what is live. */
    static @Nullable Place place(PlacedBinding placed, List<Environment> environments, List<RouteState> routes) {
        var target = placed.target();
        if (target == null || target.projectId() == null) {
            return null;
        }
        return switch (target.type()) {
            case WORKSPACE, GATEWAY_KEY, END_USER, TAG -> null;
            case PROJECT -> new Place(null, null, 1, null);
            case ENVIRONMENT ->
                environments.stream()
                        .filter(environment -> environment.id().equals(target.id()))
                        .findFirst()
                        .map(environment -> new Place(environment.slug(), null, 1, null))
                        .orElse(null);
            case ROUTE, ROUTE_STEP ->
                routes.stream()
                        .filter(route -> route.route().id().equals(target.routeId()))
                        .findFirst()
                        .map(route -> inRoute(route, target))
                        .orElse(null);
        };
    }

    private static @Nullable Place inRoute(RouteState route, io.restormel.keys.policy.Target target) {
        var key = route.key();
        if (target.id().equals(route.route().id())) {
            return new Place(key.environment(), key.name(), key.number(), null);
        }
        var steps = route.content().steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(target.id().toString())) {
                return new Place(key.environment(), key.name(), key.number(), i + 1);
            }
        }
        return null;
    }
}
