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
        @Nullable UUID gatewayKeyId,
        @Nullable String endUserId,
        @Nullable String text) {

    /** Whether an index leads to just these requests; if not, others have to be looked at to find them. */
    boolean indexed() {
        return endUserId != null || status == null && modelId == null && providerType == null && !unsummed();
    }

    /** Whether it asks for what the hourly totals do not tell apart. */
    boolean unsummed() {
        return routeId != null || environmentId != null || gatewayKeyId != null || text != null;
    }
}
