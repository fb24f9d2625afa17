package io.restormel.keys.resolve;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restormel.keys.engine.Candidate;
import io.restormel.keys.engine.CompiledStep;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.engine.StepPreview;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step in {@code stepChain} and {@code fallbackCandidates}; the pool's and {@code …On} fields only where there are any. */
record StepRowJson(
        String stepId,
        int orderIndex,
        @Nullable String providerType,
        @Nullable String modelId,
        boolean enabled,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean selected,
        @Nullable String label,
        @Nullable Integer timeoutMs,
        String fallbackOn,
        @Nullable Map<String, Object> switchCriteria,
        @Nullable Map<String, Object> retryPolicy,
        @Nullable Map<String, Object> costPolicy,
        @Nullable String notes,
        @Nullable String parallelGroupId,
        @Nullable String parallelBranchRole,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String poolSelectionStrategy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer poolMemberIndex,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PoolMemberJson> poolMembers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object advanceOn,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object retryOn) {

    record PoolMemberJson(
            @Nullable String providerType, @Nullable String modelId) {}

    static List<StepRowJson> chain(List<StepPreview> previews) {
        return previews.stream().map(preview -> of(preview, preview.selected())).toList();
    }

    static List<StepRowJson> fallbacks(List<StepPreview> previews) {
        return previews.stream().map(preview -> of(preview, null)).toList();
    }

    private static StepRowJson of(StepPreview preview, @Nullable Boolean selected) {
        CompiledStep step = preview.step();
        var config = step.config();
        var strategy = step.strategy();
        return new StepRowJson(
                step.id(),
                step.orderIndex(),
                wire(preview.providerType()),
                preview.modelId(),
                step.enabled(),
                selected,
                config.label(),
                config.timeoutMs(),
                config.fallbackOn(),
                config.switchCriteria(),
                config.retryPolicy(),
                config.costPolicy(),
                config.notes(),
                config.parallelGroupId(),
                config.parallelBranchRole(),
                strategy == null ? null : strategy.wire(),
                preview.poolMemberIndex(),
                strategy == null ? null : members(step.candidates()),
                list(config.switchCriteria(), "advanceOn"),
                list(config.retryPolicy(), "retryOn"));
    }

    static @Nullable String wire(@Nullable String provider) {
        return provider == null ? null : Providers.wire(provider);
    }

    private static List<PoolMemberJson> members(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> new PoolMemberJson(wire(candidate.providerType()), candidate.modelId()))
                .toList();
    }

    private static @Nullable Object list(@Nullable Map<String, Object> options, String field) {
        return options != null && options.get(field) instanceof List<?> list ? list : null;
    }
}
