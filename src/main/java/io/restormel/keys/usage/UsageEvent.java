package io.restormel.keys.usage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request that asked for a decision, whatever came of it. Immutable; texts longer than their column are cut when
 * stored.
 *
 * @param id unique; recording the same id again changes nothing
 * @param environmentId null when the request named none that exists
 * @param routeId null when no route matched; {@code routeName} is the name at that time
 * @param stepId the chosen step, or null when none was
 * @param gatewayKeyId null when a person or a management key asked
 * @param endUserId the host's own id of the person it asked for; null when it named none. One of more than 200
 *     characters, which nothing is kept of, is not stored
 * @param status such as {@code resolved}, {@code no_route} or {@code policy_blocked}
 * @param providerType {@link #NO_PROVIDER} when nothing was chosen
 * @param modelId null when nothing was chosen
 * @param latency time the decision took, kept to the microsecond
 * @param attempt 0 for a first attempt
 * @param fallbackCount steps passed over before the chosen one
 * @param estimatedCostUsd null when it could not be estimated
 * @param inputTokens null when not told; likewise {@code outputTokens}
 * @param snapshotId content hash of the configuration that decided
 * @param sample made up for the sample project?
 * @param detail the decision trace; asked on the writing thread, and when a decision is looked up, so it must be safe to call there
 * @param occurredAt kept to the microsecond
 */
public record UsageEvent(
        UUID id,
        UUID workspaceId,
        UUID projectId,
        @Nullable UUID environmentId,
        @Nullable UUID routeId,
        @Nullable String routeName,
        @Nullable UUID stepId,
        @Nullable UUID gatewayKeyId,
        @Nullable String endUserId,
        String status,
        String providerType,
        @Nullable String modelId,
        Duration latency,
        int attempt,
        int fallbackCount,
        @Nullable BigDecimal estimatedCostUsd,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable String snapshotId,
        boolean sample,
        Supplier<EventDetail> detail,
        Instant occurredAt) {

    /** Stands for the provider where none was chosen. */
    public static final String NO_PROVIDER = "none";
}
