package io.restormel.keys.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restormel.keys.engine.ModelPool;
import io.restormel.keys.engine.PoolMember;
import io.restormel.keys.engine.StepConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step on the wire. Dates are ISO 8601; a step of a published version has none. */
record StepJson(
        String id,
        UUID routeId,
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
        @Nullable String notes,
        @Nullable PoolJson modelPool,
        @Nullable String parallelGroupId,
        @Nullable String parallelBranchRole,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String updatedAt) {

    static StepJson of(RouteStep step) {
        return of(step.routeId(), step.config(), step.createdAt(), step.updatedAt());
    }

    static StepJson of(UUID routeId, StepConfig step, @Nullable Instant createdAt, @Nullable Instant updatedAt) {
        return new StepJson(
                step.id(),
                routeId,
                step.orderIndex(),
                step.providerPreference(),
                step.modelId(),
                step.label(),
                step.enabled(),
                step.fallbackOn(),
                step.timeoutMs(),
                step.switchCriteria(),
                step.retryPolicy(),
                step.costPolicy(),
                step.conditionBlock(),
                step.notes(),
                step.modelPool() == null ? null : PoolJson.of(step.modelPool()),
                step.parallelGroupId(),
                step.parallelBranchRole(),
                createdAt == null ? null : createdAt.toString(),
                updatedAt == null ? null : updatedAt.toString());
    }

    /** A model pool on the wire, form 1. */
    record PoolJson(int version, String selectionStrategy, List<MemberJson> members) {

        static PoolJson of(ModelPool pool) {
            return new PoolJson(
                    1,
                    pool.strategy().wire(),
                    pool.members().stream().map(MemberJson::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MemberJson(
            @Nullable String providerPreference, @Nullable String modelId, double weight) {

        static MemberJson of(PoolMember member) {
            return new MemberJson(member.providerPreference(), member.modelId(), member.weight());
        }
    }
}
