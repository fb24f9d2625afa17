package io.restormel.keys.usage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recorded request; see {@link UsageEvent} for the meaning of its fields.
 *
 * @param environmentName today's name, or null when the environment is gone or was none
 * @param gatewayKey label, or else the first characters, of the Gateway Key; null when it is gone or was none
 * @param endUserId null also when the end user was erased
 * @param latencyMicros microseconds
 * @param detail the decision trace as recorded
 */
public record RequestLog(
        UUID id,
        UUID workspaceId,
        UUID projectId,
        @Nullable UUID environmentId,
        @Nullable String environmentName,
        @Nullable UUID routeId,
        @Nullable String routeName,
        @Nullable UUID stepId,
        @Nullable UUID gatewayKeyId,
        @Nullable String gatewayKey,
        @Nullable String endUserId,
        String status,
        String providerType,
        @Nullable String modelId,
        long latencyMicros,
        int attempt,
        int fallbackCount,
        @Nullable BigDecimal estimatedCostUsd,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable String snapshotId,
        boolean sample,
        Map<String, Object> detail,
        Instant occurredAt) {}
