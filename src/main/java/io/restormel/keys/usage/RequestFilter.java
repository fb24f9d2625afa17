package io.restormel.keys.usage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which requests to show; a null field does not restrict.
 *
 * @param since inclusive; {@code until} exclusive
 * @param text part of a route, model or provider name in any case, or a whole request or end user id
 */
public record RequestFilter(
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String status,
        @Nullable String modelId,
        @Nullable String providerType,
        @Nullable UUID routeId,
        @Nullable UUID environmentId,
        @Nullable String endUserId,
        @Nullable String text) {}
