package io.restormel.keys.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the engine needs to know of one project: what {@link SnapshotCompiler} compiles.
 *
 * @param defaultEnvironmentId environment of a request that names none; null means the only one, if there is one
 * @param environments oldest first: when two share a type, the first answers to it
 * @param policies policies that may apply here; those without a binding do nothing
 * @param bindings bindings to other projects' targets are ignored; a workspace binding always applies
 */
public record ProjectConfig(
        String workspaceId,
        String projectId,
        @Nullable String defaultEnvironmentId,
        List<EnvironmentConfig> environments,
        List<RouteConfig> routes,
        List<PolicyConfig> policies,
        List<PolicyBinding> bindings) {

    public ProjectConfig {
        environments = List.copyOf(environments);
        routes = List.copyOf(routes);
        policies = List.copyOf(policies);
        bindings = List.copyOf(bindings);
    }
}
