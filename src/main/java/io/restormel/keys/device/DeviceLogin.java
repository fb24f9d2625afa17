package io.restormel.keys.device;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command line that asks to be let in, from its first call until it has its key or is turned away. Immutable.
 *
 * @param requestedFrom the address that asked
 * @param intervalSeconds how long it has to wait between two polls
 * @param lastPollAt null before the first poll
 * @param grant what a person allowed; null before
 */
record DeviceLogin(
        UUID id,
        Status status,
        String requestedFrom,
        int intervalSeconds,
        int polls,
        @Nullable Instant lastPollAt,
        @Nullable Grant grant,
        Instant createdAt,
        Instant expiresAt) {

    enum Status {
        PENDING,
        APPROVED,
        DENIED,
        CONSUMED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The key to make.
     *
     * @param environmentId the only environment it is to be good for; null for all of the project
     * @param approvedBy in whose name
     */
    record Grant(
            UUID projectId,
            @Nullable UUID environmentId,
            @Nullable String label,
            UUID approvedBy) {}

    boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
