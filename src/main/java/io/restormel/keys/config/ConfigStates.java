package io.restormel.keys.config;

import static java.util.stream.Collectors.groupingBy;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.config.ConfigFile.CredentialEntry;
import io.restormel.keys.config.ConfigFile.Live;
import io.restormel.keys.config.ConfigFile.PolicyEntry;
import io.restormel.keys.config.ConfigFile.RouteEntry;
import io.restormel.keys.config.ConfigFile.RouteKey;
import io.restormel.keys.config.ConfigState.CredentialState;
import io.restormel.keys.config.ConfigState.PolicyState;
import io.restormel.keys.config.ConfigState.RouteState;
import io.restormel.keys.credential.CredentialBinding;
import io.restormel.keys.credential.CredentialBindingService;
import io.restormel.keys.credential.CredentialService;
import io.restormel.keys.health.HealthSettingsService;
import io.restormel.keys.model.ProjectModelService;
import io.restormel.keys.policy.BindingService;
import io.restormel.keys.policy.PlacedBinding;
import io.restormel.keys.policy.Policy;
import io.restormel.keys.policy.PolicyService;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.route.Route;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.route.RouteVersionService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at a project through the services that own its parts. Callers bring the transaction. */
@Component
class ConfigStates {

    private final ProjectService projects;
    private final RouteService routes;
    private final RouteVersionService versions;
    private final PolicyService policies;
    private final BindingService bindings;
    private final ProjectModelService models;
    private final HealthSettingsService health;
    private final GatewayKeyService gatewayKeys;
    private final CredentialService credentials;
    private final CredentialBindingService credentialBindings;
    private final CurrentCaller caller;

    ConfigStates(
            ProjectService projects,
            RouteService routes,
            RouteVersionService versions,
            PolicyService policies,
            BindingService bindings,
            ProjectModelService models,
            HealthSettingsService health,
            GatewayKeyService gatewayKeys,
            CredentialService credentials,
            CredentialBindingService credentialBindings,
            CurrentCaller caller) {
        this.projects = projects;
        this.routes = routes;
        this.versions = versions;
        this.policies = policies;
        this.bindings = bindings;
        this.models = models;
        this.health = health;
        this.gatewayKeys = gatewayKeys;
        this.credentials = credentials;
        this.credentialBindings = credentialBindings;
        this.caller = caller;
    }

    ConfigState of(UUID projectId) {
        Project project = projects.require(projectId, Role.VIEWER);
        var environments = projects.environments(projectId).stream()
                .sorted(Comparator.comparing(Environment::slug))
                .toList();
        var live = routes(projectId, environments);
        var keys = gatewayKeys.list(projectId);
        var placements = bindings.placements();
        List<PolicyState> bound = new ArrayList<>();
        List<Policy> free = new ArrayList<>();
        for (var policy : policies.list()) {
            var all = placements.getOrDefault(policy.id(), List.of());
            var here = all.stream().filter(placed -> isHere(placed, projectId)).toList();
            if (!here.isEmpty()) {
                var places = here.stream()
                        .map(placed -> ConfigState.place(placed, environments, live, keys))
                        .filter(Objects::nonNull)
                        .sorted(Place.ORDER)
                        .toList();
                if (places.isEmpty()) {
                    // Bound to a step of a draft, or to a key without a name, which a file does not tell of.
                    continue;
                }
                bound.add(new PolicyState(
                        policy,
                        here,
                        all.stream().anyMatch(placed -> placed.target() != null && !here.contains(placed)),
                        new PolicyEntry(policy.name(), policy.status(), policy.rule(), places)));
            } else if (all.stream().allMatch(placed -> placed.target() == null)) {
                free.add(policy);
            }
        }
        bound.sort(Comparator.comparing((PolicyState state) -> state.policy().name())
                .thenComparing(state -> state.policy().type())
                .thenComparing(state -> state.entry().toString()));
        return new ConfigState(
                project,
                environments,
                health.require(projectId),
                keys,
                live,
                bound,
                free.stream().collect(groupingBy(Policy::name)),
                models.list(projectId),
                credentials(projectId, environments));
    }

    /** In the project, or where requests of all projects come. */
    private static boolean isHere(PlacedBinding placed, UUID projectId) {
        var target = placed.target();
        return target != null
                && (projectId.equals(target.projectId())
                        || target.projectId() == null && target.type().isOfRequest());
    }

    /** The oldest first, environment by environment. */
    private List<RouteState> routes(UUID projectId, List<Environment> environments) {
        var published = versions.published(projectId);
        var details = routes.list(projectId).reversed();
        Map<RouteKey, Integer> seen = new HashMap<>();
        List<RouteState> found = new ArrayList<>();
        for (var environment : environments) {
            for (var detail : details) {
                var route = detail.route();
                if (route.environmentId().equals(environment.id())) {
                    var number = seen.merge(
                            new RouteKey(environment.slug(), route.name().strip(), 0), 1, Integer::sum);
                    var key = new RouteKey(environment.slug(), route.name().strip(), number);
                    found.add(route(key, detail, published.containsKey(route.id()) ? published.get(route.id()) : null));
                }
            }
        }
        return found;
    }

    private static RouteState route(
            RouteKey key, RouteDetail detail, io.restormel.keys.route.@Nullable RouteContent published) {
        Route route = detail.route();
        var live = route.followsDraft()
                ? (route.isPublished() ? Live.ON_SAVE : Live.DRAFT)
                : (route.isPublished() && published != null ? Live.PUBLISHED : Live.DRAFT);
        var content = live == Live.PUBLISHED && published != null ? published : detail.draft();
        return new RouteState(
                key,
                route,
                content,
                new RouteEntry(
                        key.environment(),
                        key.name(),
                        StepNumbers.tidy(route.description()),
                        route.enabled(),
                        route.status(),
                        live,
                        StepNumbers.numbered(content)));
    }

    private @Nullable List<CredentialState> credentials(UUID projectId, List<Environment> environments) {
        if (caller.require() instanceof Caller.GatewayKey) {
            return null;
        }
        return credentials.list().stream()
                .map(credential -> {
                    var here = credentialBindings.list(credential.id()).stream()
                            .filter(binding -> binding.projectId().equals(projectId))
                            .toList();
                    return new CredentialState(
                            credential,
                            here,
                            here.isEmpty()
                                    ? null
                                    : new CredentialEntry(
                                            credential.providerType(),
                                            StepNumbers.tidy(credential.label()),
                                            slugs(here, environments)));
                })
                .sorted(Comparator.comparing(
                                (CredentialState state) -> state.credential().providerType())
                        .thenComparing(
                                state -> String.valueOf(state.credential().label())))
                .toList();
    }

    /** Bound to all of the project and to an environment too is bound to all of it. */
    private static List<String> slugs(List<CredentialBinding> here, List<Environment> environments) {
        if (here.stream().anyMatch(binding -> binding.environmentId() == null)) {
            return List.of();
        }
        return environments.stream()
                .filter(environment ->
                        here.stream().anyMatch(binding -> environment.id().equals(binding.environmentId())))
                .map(Environment::slug)
                .toList();
    }
}
