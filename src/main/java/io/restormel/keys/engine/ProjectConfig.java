package io.restormel.keys.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the engine needs to know of one project: what {@link SnapshotCompiler} compiles.
 *
 * @param defaultEnvironmentId environment of a request that names none; null means the only one, if there is one
 * @param environments oldest first: when two share a type, the first answers to it
 * @param policies policies that may apply here; those without a binding do nothing
 * @param bindings bindings to other projects' targets are ignored; a workspace binding always applies
 * @param providerKeys which providers can be called at all
 */
public record ProjectConfig(
        String workspaceId,
        String projectId,
        @Nullable String defaultEnvironmentId,
        List<EnvironmentConfig> environments,
        List<RouteConfig> routes,
        List<PolicyConfig> policies,
        List<PolicyBinding> bindings,
        ProviderKeys providerKeys) {

    public ProjectConfig {
        environments = List.copyOf(environments);
        routes = List.copyOf(routes);
        policies = List.copyOf(policies);
        bindings = List.copyOf(bindings);
    }

    /** A project whose host holds all providers' keys itself. */
    public ProjectConfig(
            String workspaceId,
            String projectId,
            @Nullable String defaultEnvironmentId,
            List<EnvironmentConfig> environments,
            List<RouteConfig> routes,
            List<PolicyConfig> policies,
            List<PolicyBinding> bindings) {
        this(workspaceId, projectId, defaultEnvironmentId, environments, routes, policies, bindings, ProviderKeys.NONE);
    }

    /** The same project with other routes. */
    public ProjectConfig withRoutes(List<RouteConfig> others) {
        return new ProjectConfig(
                workspaceId, projectId, defaultEnvironmentId, environments, others, policies, bindings, providerKeys);
    }

    /** The same project with other policies. */
    public ProjectConfig withPolicies(List<PolicyConfig> others, List<PolicyBinding> otherBindings) {
        return new ProjectConfig(
                workspaceId,
                projectId,
                defaultEnvironmentId,
                environments,
                routes,
                others,
                otherBindings,
                providerKeys);
    }

    /** The same project with one environment more. */
    public ProjectConfig withEnvironment(EnvironmentConfig another) {
        List<EnvironmentConfig> all = new ArrayList<>(environments);
        all.add(another);
        return new ProjectConfig(
                workspaceId, projectId, defaultEnvironmentId, all, routes, policies, bindings, providerKeys);
    }

    /** The same project with other providers' keys. */
    public ProjectConfig withProviderKeys(ProviderKeys others) {
        return new ProjectConfig(
                workspaceId, projectId, defaultEnvironmentId, environments, routes, policies, bindings, others);
    }
}
