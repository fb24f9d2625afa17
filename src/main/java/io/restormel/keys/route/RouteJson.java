package io.restormel.keys.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A route on the wire. Dates are epoch milliseconds; {@code steps} is absent from lists. {@code primaryModel} and
 * {@code fallbackModels} say its enabled steps the short way.
 */
record RouteJson(
        UUID id,
        UUID projectId,
        UUID environmentId,
        String name,
        @Nullable String description,
        @Nullable String defaultModelId,
        @Nullable String billingMode,
        @Nullable String onOpenCircuit,
        @Nullable String routeMode,
        String status,
        boolean enabled,
        @Nullable String workload,
        @Nullable String stage,
        int version,
        int publishedVersion,
        @JsonProperty("isPublished") boolean isPublished,
        boolean hasUnpublishedChanges,
        boolean followsDraft,
        long revision,
        @Nullable String entryStepId,
        @Nullable Map<String, Object> flowLayout,
        @Nullable String createdBy,
        @Nullable String updatedBy,
        @Nullable String updatedVia,
        @Nullable String changeSummary,
        String contentHash,
        @Nullable String primaryModel,
        List<String> fallbackModels,
        long createdAt,
        long updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<StepJson> steps) {

    static RouteJson of(RouteDetail detail) {
        return of(detail, null);
    }

    static RouteJson withSteps(RouteDetail detail) {
        return of(detail, detail.steps().stream().map(StepJson::of).toList());
    }

    private static RouteJson of(RouteDetail detail, @Nullable List<StepJson> steps) {
        var route = detail.route();
        var draft = detail.draft();
        var models = ModelChain.modelsOf(draft);
        return new RouteJson(
                route.id(),
                route.projectId(),
                route.environmentId(),
                route.name(),
                route.description(),
                draft.defaultModelId(),
                draft.billingMode(),
                draft.onOpenCircuit(),
                draft.routeMode(),
                route.status(),
                route.enabled(),
                draft.workload(),
                draft.stage(),
                route.version(),
                route.publishedVersion(),
                route.isPublished(),
                route.hasUnpublishedChanges(),
                route.followsDraft(),
                route.revision(),
                draft.entryStepId(),
                route.flowLayout(),
                route.createdBy(),
                route.updatedBy(),
                route.updatedVia(),
                route.changeSummary(),
                route.draftHash(),
                models.isEmpty() ? draft.defaultModelId() : models.getFirst(),
                models.stream().skip(1).toList(),
                route.createdAt().toEpochMilli(),
                route.updatedAt().toEpochMilli(),
                steps);
    }
}
