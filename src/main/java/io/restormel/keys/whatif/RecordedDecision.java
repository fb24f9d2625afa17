package io.restormel.keys.whatif;

import io.restormel.keys.engine.PreviousFailure;
import io.restormel.keys.engine.RequestAttributes;
import io.restormel.keys.engine.ResolveRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A decision as it was recorded, metadata only.
 *
 * @param environmentId where it was made; null when no environment was found
 * @param providerType and modelId what was chosen; {@code none} and null when nothing was
 * @param request what was asked beside the columns; a missing node when it was not recorded
 */
record RecordedDecision(
        UUID id,
        @Nullable UUID environmentId,
        String status,
        String providerType,
        @Nullable String modelId,
        int attempt,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable String endUserId,
        Instant occurredAt,
        JsonNode request) {

    boolean hadHeaders() {
        return !request.path("headers").isEmpty();
    }

    /** The same request again, under the same id, so that shares and pools fall as they did. */
    ResolveRequest asked() {
        return ResolveRequest.builder(id.toString())
                .environment(environmentId == null ? text("environment") : environmentId.toString())
                .routeId(text("routeId"))
                .workload(text("workload"))
                .stage(text("stage"))
                .task(text("task"))
                .attemptNumber(attempt)
                .failureKind(text("failureKind"))
                .previousFailure(previousFailure())
                .estimatedInputTokens(inputTokens)
                .estimatedOutputTokens(outputTokens)
                .sessionId(text("sessionId"))
                .endUserId(endUserId)
                .attributes(attributes())
                .build();
    }

    private @Nullable PreviousFailure previousFailure() {
        var step = text("previousStepId");
        var index = request.path("previousOrderIndex");
        return step == null && !index.isInt()
                ? null
                : new PreviousFailure(step, index.isInt() ? index.intValue() : null);
    }

    private RequestAttributes attributes() {
        Map<String, String> tags = new HashMap<>();
        request.path("tags").forEachEntry((name, value) -> tags.put(name, value.asString("")));
        Map<String, String> headers = new HashMap<>();
        request.path("headers").forEach(name -> headers.put(name.asString(""), ""));
        Set<String> needs = new HashSet<>();
        request.path("needs").forEach(need -> needs.add(need.asString("")));
        var most = request.path("maxCostUsd");
        var plan = text("endUserPlan");
        var latency = text("latencyPreference");
        var complexity = text("complexity");
        var output = request.path("maxOutputTokens");
        return tags.isEmpty()
                        && headers.isEmpty()
                        && needs.isEmpty()
                        && most.isMissingNode()
                        && plan == null
                        && latency == null
                        && complexity == null
                        && output.isMissingNode()
                ? RequestAttributes.NONE
                : new RequestAttributes(
                        tags,
                        headers,
                        plan,
                        needs,
                        most.isNumber() ? new BigDecimal(most.asString()) : null,
                        latency,
                        output.isNumber() ? (Long) output.longValue() : null,
                        null,
                        complexity);
    }

    private @Nullable String text(String field) {
        var value = request.path(field);
        return value.isString() ? value.stringValue() : null;
    }
}
