package io.restormel.keys.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restormel.keys.engine.StepEdge;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A published version on the wire, with all of its content. {@code createdAt} is in epoch milliseconds. */
record RouteVersionJson(
        UUID id,
        UUID routeId,
        UUID projectId,
        int version,
        String action,
        @Nullable String actorId,
        String actorType,
        @Nullable String summary,
        String contentHash,
        ContentJson routeSnapshot,
        List<StepJson> stepsSnapshot,
        MetadataJson metadata,
        long createdAt) {

    record ContentJson(
            @Nullable String defaultModelId,
            @Nullable String routeMode,
            @Nullable String billingMode,
            @Nullable String onOpenCircuit,
            @Nullable String workload,
            @Nullable String stage,
            @Nullable String entryStepId,
            List<StepEdge> edges) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MetadataJson(@Nullable Integer restoredFrom) {}

    static RouteVersionJson of(UUID projectId, RouteVersion version) {
        var content = version.content();
        return new RouteVersionJson(
                version.id(),
                version.routeId(),
                projectId,
                version.version(),
                version.action(),
                version.actorId(),
                version.actorType(),
                version.summary(),
                version.contentHash(),
                new ContentJson(
                        content.defaultModelId(),
                        content.routeMode(),
                        content.billingMode(),
                        content.onOpenCircuit(),
                        content.workload(),
                        content.stage(),
                        content.entryStepId(),
                        content.edges()),
                content.steps().stream()
                        .map(step -> StepJson.of(version.routeId(), step, null, null))
                        .toList(),
                new MetadataJson(version.restoredFrom()),
                version.createdAt().toEpochMilli());
    }
}
