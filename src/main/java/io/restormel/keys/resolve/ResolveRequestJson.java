package io.restormel.keys.resolve;

import static io.restormel.keys.resolve.RequestJson.text;

import io.restormel.keys.engine.PreviousFailure;
import io.restormel.keys.engine.ResolveRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/** The body of resolve and simulate. Every field may be absent; the {@code include…} flags are simulate's. */
record ResolveRequestJson(
        @Nullable String environmentId,
        @Nullable String routeId,
        @Nullable String workload,
        @Nullable String stage,
        @Nullable String task,
        @Nullable Integer attemptNumber,
        @Nullable String failureKind,
        @Nullable PreviousFailureJson previousFailure,
        @Nullable Long estimatedInputTokens,
        @Nullable Long estimatedInputChars,
        @Nullable Long estimatedOutputTokens,
        @Nullable String sessionId,
        @Nullable String endUserId,
        @Nullable String traceId,
        @Nullable Boolean includeStepDiagnostics,
        @Nullable Boolean includeRoutingAttempts,
        @Nullable Map<String, @Nullable String> tags,
        @Nullable Map<String, @Nullable String> headers,
        @Nullable String endUserPlan,
        @Nullable List<@Nullable String> needs,
        @Nullable BigDecimal maxCostUsd,
        @Nullable String latencyPreference,
        @Nullable String complexity,
        @Nullable Long maxOutputTokens,
        @Nullable ConstraintsJson constraints) {

    static final ObjectReader READER = RequestJson.readerFor(ResolveRequestJson.class);

    /** As a rule of thumb, a token is four characters. */
    private static final int CHARS_PER_TOKEN = 4;

    record PreviousFailureJson(
            @Nullable String selectedStepId, @Nullable Integer selectedOrderIndex) {}

    /** As clients of the original send what now has fields of its own; of two costs the lower one counts. */
    record ConstraintsJson(
            @Nullable BigDecimal maxCost, @Nullable String latency) {}

    ResolveRequest toRequest(String requestId, @Nullable String route) {
        return ResolveRequest.builder(requestId)
                .environment(text("environmentId", environmentId))
                .routeId(text("routeId", route))
                .workload(text("workload", workload))
                .stage(text("stage", stage))
                .task(text("task", task))
                .attemptNumber(attemptNumber == null ? 0 : attemptNumber)
                .failureKind(text("failureKind", failureKind))
                .previousFailure(
                        previousFailure == null
                                ? null
                                : new PreviousFailure(
                                        previousFailure.selectedStepId(), previousFailure.selectedOrderIndex()))
                .estimatedInputTokens(inputTokens())
                .estimatedOutputTokens(estimatedOutputTokens)
                .sessionId(text("sessionId", sessionId))
                .endUserId(text("endUserId", endUserId))
                .attributes(AttributesJson.of(this))
                .build();
    }

    private @Nullable Long inputTokens() {
        if (estimatedInputTokens != null || estimatedInputChars == null) {
            return estimatedInputTokens;
        }
        return Math.ceilDiv(estimatedInputChars, CHARS_PER_TOKEN);
    }
}
