package io.restormel.keys.policy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A policy on the wire; times in epoch milliseconds. */
record PolicyJson(
        UUID id,
        UUID workspaceId,
        String name,
        String type,
        String status,
        JsonNode ruleDefinition,
        @Nullable String changeSummary,
        long revision,
        @Nullable String createdBy,
        @Nullable String updatedBy,
        @Nullable String updatedVia,
        long createdAt,
        long updatedAt) {

    static PolicyJson of(Policy policy) {
        return new PolicyJson(
                policy.id(),
                policy.workspaceId(),
                policy.name(),
                policy.type(),
                policy.status().wire(),
                PolicyRules.parse(policy.definition()),
                policy.changeSummary(),
                policy.revision(),
                policy.createdBy(),
                policy.updatedBy(),
                policy.updatedVia(),
                policy.createdAt().toEpochMilli(),
                policy.updatedAt().toEpochMilli());
    }
}
