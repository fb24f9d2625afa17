package io.restormel.keys.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tier of a route. Id, order, provider, model, pool, {@code enabled}, conditions, costs and what to switch and retry on
 * decide; the rest travels with it for the host that executes the call.
 *
 * @param orderIndex 0 or more, unique in the route
 * @param providerPreference any spelling that {@link Providers} knows; null makes the step incomplete
 * @param modelId null means the route's default model
 * @param timeoutMs milliseconds; null means that the host decides
 * @param modelPool null means the one model above
 */
public record StepConfig(
        String id,
        int orderIndex,
        @Nullable String providerPreference,
        @Nullable String modelId,
        @Nullable String label,
        boolean enabled,
        String fallbackOn,
        @Nullable Integer timeoutMs,
        @Nullable Map<String, Object> switchCriteria,
        @Nullable Map<String, Object> retryPolicy,
        @Nullable Map<String, Object> costPolicy,
        @Nullable Map<String, Object> conditionBlock,
        @Nullable ModelPool modelPool,
        @Nullable String notes,
        @Nullable String parallelGroupId,
        @Nullable String parallelBranchRole) {

    public StepConfig {
        providerPreference = Text.trimToNull(providerPreference);
        modelId = Text.trimToNull(modelId);
        switchCriteria = copy(switchCriteria);
        retryPolicy = copy(retryPolicy);
        costPolicy = copy(costPolicy);
        conditionBlock = copy(conditionBlock);
    }

    /** An enabled step that falls back on errors and says nothing else. */
    public static StepConfig plain(
            String id,
            int orderIndex,
            @Nullable String providerPreference,
            @Nullable String modelId,
            @Nullable String label,
            @Nullable Integer timeoutMs) {
        return new StepConfig(
                id,
                orderIndex,
                providerPreference,
                modelId,
                label,
                true,
                "error",
                timeoutMs,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same step under another id or in another place. */
    public StepConfig as(String newId, int newOrderIndex) {
        return new StepConfig(
                newId,
                newOrderIndex,
                providerPreference,
                modelId,
                label,
                enabled,
                fallbackOn,
                timeoutMs,
                switchCriteria,
                retryPolicy,
                costPolicy,
                conditionBlock,
                modelPool,
                notes,
                parallelGroupId,
                parallelBranchRole);
    }

    /** The same step with other models in it. */
    public StepConfig calling(@Nullable String otherModelId, @Nullable ModelPool otherPool) {
        return new StepConfig(
                id,
                orderIndex,
                providerPreference,
                otherModelId,
                label,
                enabled,
                fallbackOn,
                timeoutMs,
                switchCriteria,
                retryPolicy,
                costPolicy,
                conditionBlock,
                otherPool,
                notes,
                parallelGroupId,
                parallelBranchRole);
    }

    /** Not {@code Map.copyOf}: these are JSON objects, whose values may be null. */
    private static @Nullable Map<String, Object> copy(@Nullable Map<String, Object> json) {
        return json == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(json));
    }
}
