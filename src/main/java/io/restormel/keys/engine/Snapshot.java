package io.restormel.keys.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A compiled project: what every request is answered from. Immutable and safe to share. */
public final class Snapshot {

    private final String id;
    private final String workspaceId;
    private final String projectId;
    private final List<EnvironmentConfig> environments;
    private final List<CompiledRoute> routes;
    private final CatalogView catalog;
    private final PolicyIndex policies;
    private final KeyIndex keys;
    private final @Nullable EnvironmentRoutes defaultRoutes;
    private final Map<String, EnvironmentRoutes> environmentByReference = new HashMap<>();
    private final RouteIndex routeById;
    private final Map<String, CompiledRoute> routeByName = new HashMap<>();

    /** @param newestFirst all routes */
    Snapshot(
            String id,
            ProjectConfig config,
            List<EnvironmentRoutes> environments,
            List<CompiledRoute> newestFirst,
            CatalogView catalog,
            PolicyIndex policies,
            KeyIndex keys) {
        this.id = id;
        this.workspaceId = config.workspaceId();
        this.projectId = config.projectId();
        this.environments = config.environments();
        this.routes = List.copyOf(newestFirst);
        this.catalog = catalog;
        this.policies = policies;
        this.keys = keys;
        this.routeById = new RouteIndex(newestFirst);
        for (CompiledRoute route : newestFirst) {
            routeByName.putIfAbsent(route.name(), route);
        }
        indexEnvironments(environments);
        this.defaultRoutes = defaultRoutes(config.defaultEnvironmentId(), environments);
    }

    /** Hash of the content, 16 hexadecimal digits: equal configurations have equal ids, on every machine. */
    public String id() {
        return id;
    }

    public String workspaceId() {
        return workspaceId;
    }

    public String projectId() {
        return projectId;
    }

    public List<EnvironmentConfig> environments() {
        return environments;
    }

    /** The environment of requests that name none; null when the project has several and no default. */
    public @Nullable EnvironmentConfig defaultEnvironment() {
        return defaultRoutes == null ? null : defaultRoutes.config();
    }

    /**
     * The environment with this id, else slug, else type, else name; null when there is none. Case matters only in ids.
     * Of two with the same type, the first listed answers to it.
     */
    public @Nullable EnvironmentConfig findEnvironment(String reference) {
        EnvironmentRoutes found = routesOf(reference.strip());
        return found == null ? null : found.config();
    }

    /** Every route, selectable or not, newest first. */
    public List<CompiledRoute> routes() {
        return routes;
    }

    /** The route with this id, in whichever environment; null when there is none. */
    public @Nullable CompiledRoute findRoute(String routeId) {
        return routeById.find(routeId);
    }

    /** Whether there is a key to call this model with in an environment: a usable one held here, or the host's. */
    public boolean hasKey(String environmentId, ModelRef model) {
        return keys.serves(environmentId, model.providerType(), model.modelId());
    }

    /** As above if the key with this id were not usable. */
    public boolean hasKeyWithout(String keyId, String environmentId, ModelRef model) {
        return keys.servesWithout(keyId, environmentId, model.providerType(), model.modelId());
    }

    /** The ids of the keys held here that may be used for this model in an environment, found as they are asked for. */
    public Stream<String> usableKeys(String environmentId, ModelRef model) {
        return keys.usable(environmentId, model.providerType(), model.modelId());
    }

    /** Whether several keys held here may be used for this model, so that only a checkout tells which one is. */
    public boolean hasSeveralKeys(ModelRef model) {
        return keys.areSeveral(model.providerType(), model.modelId());
    }

    /** The id of the one key held here that is used for this model; null when there are several, or none. */
    public @Nullable String soleKey(ModelRef model) {
        return keys.soleKey(model.providerType(), model.modelId());
    }

    /** The limits that decisions of this project may count for. */
    public List<CompiledLimit> limits() {
        return policies.limits().all();
    }

    /** Whether there are any. */
    public boolean isLimited() {
        return !policies.limits().isEmpty();
    }

    @Override
    public String toString() {
        return "snapshot " + id + " of project " + projectId;
    }

    @Nullable
    EnvironmentRoutes routesOf(String reference) {
        EnvironmentRoutes found = environmentByReference.get(reference);
        return found == null ? environmentByReference.get(reference.toLowerCase(Locale.ROOT)) : found;
    }

    @Nullable
    EnvironmentRoutes defaultRoutes() {
        return defaultRoutes;
    }

    @Nullable
    CompiledRoute namedAnywhere(String name) {
        return routeByName.get(name);
    }

    CatalogView catalog() {
        return catalog;
    }

    PolicyIndex policies() {
        return policies;
    }

    KeyIndex keys() {
        return keys;
    }

    private void indexEnvironments(List<EnvironmentRoutes> listed) {
        for (EnvironmentRoutes each : listed) {
            environmentByReference.putIfAbsent(each.config().id(), each);
        }
        for (EnvironmentRoutes each : listed) {
            refer(each.config().slug(), each);
        }
        for (EnvironmentRoutes each : listed) {
            refer(each.config().type(), each);
        }
        for (EnvironmentRoutes each : listed) {
            refer(each.config().name(), each);
        }
    }

    private void refer(String reference, EnvironmentRoutes routes) {
        environmentByReference.putIfAbsent(reference.strip().toLowerCase(Locale.ROOT), routes);
    }

    private @Nullable EnvironmentRoutes defaultRoutes(@Nullable String defaultId, List<EnvironmentRoutes> listed) {
        EnvironmentRoutes chosen = defaultId == null ? null : environmentByReference.get(defaultId);
        if (chosen != null) {
            return chosen;
        }
        return listed.size() == 1 ? listed.getFirst() : null;
    }
}
