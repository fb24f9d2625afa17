package io.restormel.keys.resolve;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.StepOutcome;
import io.restormel.keys.engine.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;

/** A decision as resolve and simulate answer it; what was selected stands at the top and again under its own name. */
record DecisionJson(
        String contractVersion,
        @Nullable String traceId,
        String routeId,
        String routeName,
        String explanation,
        @JsonUnwrapped Selection selection,
        Selection decisionMetadata,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String requestId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String snapshotId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PassedOverJson> passedOver,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String keySource) {

    static final String CONTRACT_VERSION = "2026-04-16";

    /**
     * @param selectedPoolMemberIndex JSON null outside a pool; Java null leaves it out, as simulate must, whose clients
     *     accept no further field
     */
    record Selection(
            RouteJson route,
            String providerType,
            String modelId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode selectedPoolMemberIndex,

            String selectedStepId,
            int selectedOrderIndex,
            String switchReasonCode,
            @Nullable BigDecimal estimatedCostUsd,
            @Nullable Object matchedCriteria,
            List<StepRowJson> fallbackCandidates,
            List<StepRowJson> stepChain) {}

    record RouteJson(
            String id,
            String environmentId,
            @Nullable String workload,
            @Nullable String stage,
            boolean enabled,
            int version,
            int publishedVersion) {

        static RouteJson of(CompiledRoute route) {
            var config = route.config();
            return new RouteJson(
                    route.id(),
                    config.environmentId(),
                    config.workload(),
                    config.stage(),
                    config.enabled(),
                    config.version(),
                    config.publishedVersion());
        }
    }

    /** Why a step before the selected one did not serve. */
    record PassedOverJson(
            String stepId,
            int orderIndex,
            @Nullable String providerType,
            @Nullable String modelId,
            String status,
            @Nullable String reason,
            List<Violation> violations) {

        static List<PassedOverJson> of(List<StepOutcome> trace) {
            return trace.stream()
                    .takeWhile(outcome -> outcome.status() != StepOutcome.Status.SELECTED)
                    .map(outcome -> new PassedOverJson(
                            outcome.step().id(),
                            outcome.step().orderIndex(),
                            StepRowJson.wire(outcome.candidate().providerType()),
                            outcome.candidate().modelId(),
                            outcome.status().name().toLowerCase(Locale.ROOT),
                            outcome.reason(),
                            outcome.violations()))
                    .toList();
        }
    }

    static DecisionJson resolved(Resolution.Resolved resolved, @Nullable String traceId, String requestId) {
        return resolved(resolved, traceId, requestId, resolved.estimatedCostUsd());
    }

    /** With another cost than what the request's estimates come to. */
    static DecisionJson resolved(
            Resolution.Resolved resolved,
            @Nullable String traceId,
            String requestId,
            @Nullable BigDecimal estimatedCostUsd) {
        return of(
                resolved,
                traceId,
                estimatedCostUsd,
                true,
                requestId,
                resolved.snapshotId(),
                PassedOverJson.of(resolved.trace()),
                keySource(resolved));
    }

    static DecisionJson simulated(Resolution.Resolved resolved, @Nullable String traceId) {
        return of(resolved, traceId, resolved.estimatedCostUsd(), false, null, null, null, null);
    }

    private static DecisionJson of(
            Resolution.Resolved resolved,
            @Nullable String traceId,
            @Nullable BigDecimal estimatedCostUsd,
            boolean withPoolIndex,
            @Nullable String requestId,
            @Nullable String snapshotId,
            @Nullable List<PassedOverJson> passedOver,
            @Nullable String keySource) {
        var selection = new Selection(
                RouteJson.of(resolved.route()),
                Providers.wire(resolved.model().providerType()),
                resolved.model().modelId(),
                withPoolIndex ? poolIndex(resolved.poolMemberIndex()) : null,
                resolved.step().id(),
                resolved.step().orderIndex(),
                resolved.switchReasonCode(),
                estimatedCostUsd,
                resolved.matchedCriteria(),
                StepRowJson.fallbacks(resolved.fallbackCandidates()),
                StepRowJson.chain(resolved.stepChain()));
        return new DecisionJson(
                CONTRACT_VERSION,
                traceId,
                resolved.route().id(),
                resolved.route().name(),
                resolved.explanation(),
                selection,
                selection,
                requestId,
                snapshotId,
                passedOver,
                keySource);
    }

    /** Told where it can be either; elsewhere it is always ours. */
    private static @Nullable String keySource(Resolution.Resolved resolved) {
        return resolved.route().keyUse().countsEndUser() ? resolved.keyOwner().wire() : null;
    }

    private static JsonNode poolIndex(@Nullable Integer index) {
        return index == null ? NullNode.getInstance() : IntNode.valueOf(index);
    }
}
