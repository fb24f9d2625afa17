package io.restormel.keys.route;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.StepEdge;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a route is versioned: edited as a draft, live once published. The names of these components, and those of the
 * steps and edges, are the stored form of published versions; renaming one needs a reader for the old name.
 *
 * @param onOpenCircuit see {@link io.restormel.keys.engine.OpenCircuitUse}; left out of the stored form when null, so that
 *     contents from before it keep their hashes
 * @param entryStepId where the graph starts; ignored without edges
 * @param steps by {@code orderIndex}
 * @param edges by priority, then id; empty means that steps follow their {@code orderIndex}
 */
public record RouteContent(
        @Nullable String defaultModelId,
        @Nullable String routeMode,
        @Nullable String billingMode,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String onOpenCircuit,
        @Nullable String workload,
        @Nullable String stage,
        @Nullable String entryStepId,
        List<StepConfig> steps,
        List<StepEdge> edges) {

    /** The stages that the workload {@code ingestion} knows; each has at most one route in an environment. */
    public static final List<String> INGESTION_STAGES = List.of(
            "ingestion_extraction",
            "ingestion_relations",
            "ingestion_grouping",
            "ingestion_validation",
            "ingestion_remediation",
            "ingestion_embedding",
            "ingestion_json_repair");

    /** No step, no default: what a new route starts with. */
    public static final RouteContent EMPTY =
            new RouteContent(null, null, null, null, null, null, null, List.of(), List.of());

    @JsonCreator
    public RouteContent {
        steps = steps.stream()
                .sorted(Comparator.comparingInt(StepConfig::orderIndex))
                .toList();
        edges = edges.stream()
                .sorted(Comparator.comparingInt(StepEdge::priority).thenComparing(StepEdge::id))
                .toList();
    }

    /** Content that says nothing of open circuits. */
    public RouteContent(
            @Nullable String defaultModelId,
            @Nullable String routeMode,
            @Nullable String billingMode,
            @Nullable String workload,
            @Nullable String stage,
            @Nullable String entryStepId,
            List<StepConfig> steps,
            List<StepEdge> edges) {
        this(defaultModelId, routeMode, billingMode, null, workload, stage, entryStepId, steps, edges);
    }

    public Optional<StepConfig> step(UUID stepId) {
        return steps.stream()
                .filter(step -> step.id().equals(stepId.toString()))
                .findFirst();
    }

    public RouteContent withSteps(List<StepConfig> newSteps) {
        return new RouteContent(
                defaultModelId, routeMode, billingMode, onOpenCircuit, workload, stage, entryStepId, newSteps, edges);
    }

    public RouteContent withWorkload(@Nullable String newWorkload, @Nullable String newStage) {
        return new RouteContent(
                defaultModelId,
                routeMode,
                billingMode,
                onOpenCircuit,
                newWorkload,
                newStage,
                entryStepId,
                steps,
                edges);
    }

    public RouteContent withGraph(@Nullable String newEntry, List<StepEdge> newEdges) {
        return new RouteContent(
                defaultModelId, routeMode, billingMode, onOpenCircuit, workload, stage, newEntry, steps, newEdges);
    }

    /** Without a step, and without what refers to it. */
    public RouteContent withoutStep(UUID stepId) {
        var id = stepId.toString();
        return new RouteContent(
                defaultModelId,
                routeMode,
                billingMode,
                onOpenCircuit,
                workload,
                stage,
                id.equals(entryStepId) ? null : entryStepId,
                steps.stream().filter(step -> !step.id().equals(id)).toList(),
                edges.stream()
                        .filter(edge -> !edge.fromStepId().equals(id)
                                && !edge.toStepId().equals(id))
                        .toList());
    }
}
