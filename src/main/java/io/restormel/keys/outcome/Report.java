package io.restormel.keys.outcome;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a host says about one call.
 *
 * @param eventId the host's own id of this report, 1 to 120 characters; the same id in a project counts once
 * @param decisionId the {@code requestId} of the decision that the call followed; null, or unknown here, when there was
 *     none
 * @param failureKind such as {@code timeout}; null unless the call failed or was cancelled
 * @param latencyMicros from the call to the end of its answer, in microseconds; null when not told
 * @param timeToFirstTokenMicros microseconds; null when not told or not streamed
 * @param endUserId the host's id of the person the call was made for; null when not told
 * @param tags the host's own words for this call, at most 16
 * @param occurredAt when the call ended, to the microsecond
 */
public record Report(
        String eventId,
        @Nullable UUID decisionId,
        OutcomeStatus status,
        @Nullable String failureKind,
        ModelName model,
        TokenCounts tokens,
        @Nullable Long latencyMicros,
        @Nullable Long timeToFirstTokenMicros,
        @Nullable String endUserId,
        Map<String, String> tags,
        Instant occurredAt) {

    public Report {
        tags = Map.copyOf(tags);
    }

    Report withoutEndUser() {
        return new Report(
                eventId,
                decisionId,
                status,
                failureKind,
                model,
                tokens,
                latencyMicros,
                timeToFirstTokenMicros,
                null,
                tags,
                occurredAt);
    }
}
