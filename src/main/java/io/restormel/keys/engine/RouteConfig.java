package io.restormel.keys.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route as it is to be served: its live steps, not a draft.
 *
 * @param active whether its status is {@code active}
 * @param published false makes an explicit request fail with {@code route_unpublished}
 * @param defaultModelId model of steps and pool members that name none
 * @param routeMode {@code user_preferred} lets the end user's choice go first; all else means the steps in order
 * @param billingMode whose keys count, see {@link KeyUse#ofWire}
 * @param onOpenCircuit what becomes of candidates whose circuits are open, see {@link OpenCircuitUse#ofWire}
 * @param workload null or blank means any
 * @param stage null or blank means any
 * @param createdAtMillis epoch milliseconds; of two routes that match equally, the newest wins
 * @param entryStepId where the graph starts; ignored without edges
 * @param edges empty means that steps follow their {@code orderIndex}
 */
public record RouteConfig(
        String id,
        String environmentId,
        String name,
        boolean active,
        boolean enabled,
        boolean published,
        int version,
        int publishedVersion,
        @Nullable String defaultModelId,
        @Nullable String routeMode,
        @Nullable String billingMode,
        @Nullable String onOpenCircuit,
        @Nullable String workload,
        @Nullable String stage,
        long createdAtMillis,
        @Nullable String entryStepId,
        List<StepConfig> steps,
        List<StepEdge> edges) {

    private static final String USER_PREFERRED = "user_preferred";

    public RouteConfig {
        defaultModelId = Text.trimToNull(defaultModelId);
        workload = Text.trimToNull(workload);
        stage = Text.trimToNull(stage);
        entryStepId = Text.trimToNull(entryStepId);
        steps = List.copyOf(steps);
        edges = List.copyOf(edges);
    }

    /** A route that says nothing of open circuits. */
    public RouteConfig(
            String id,
            String environmentId,
            String name,
            boolean active,
            boolean enabled,
            boolean published,
            int version,
            int publishedVersion,
            @Nullable String defaultModelId,
            @Nullable String routeMode,
            @Nullable String billingMode,
            @Nullable String workload,
            @Nullable String stage,
            long createdAtMillis,
            @Nullable String entryStepId,
            List<StepConfig> steps,
            List<StepEdge> edges) {
        this(
                id,
                environmentId,
                name,
                active,
                enabled,
                published,
                version,
                publishedVersion,
                defaultModelId,
                routeMode,
                billingMode,
                null,
                workload,
                stage,
                createdAtMillis,
                entryStepId,
                steps,
                edges);
    }

    /** The same route with other steps. */
    public RouteConfig withSteps(List<StepConfig> others) {
        return new RouteConfig(
                id,
                environmentId,
                name,
                active,
                enabled,
                published,
                version,
                publishedVersion,
                defaultModelId,
                routeMode,
                billingMode,
                onOpenCircuit,
                workload,
                stage,
                createdAtMillis,
                entryStepId,
                others,
                edges);
    }

    public OpenCircuitUse openCircuitUse() {
        return OpenCircuitUse.ofWire(onOpenCircuit);
    }

    public KeyUse keyUse() {
        return KeyUse.ofWire(billingMode);
    }

    public boolean prefersEndUser() {
        return USER_PREFERRED.equals(routeMode);
    }
}
