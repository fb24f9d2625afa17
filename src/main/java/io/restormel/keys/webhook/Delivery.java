package io.restormel.keys.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event for one webhook. Its id is in every attempt the same, so that a receiver knows what it has already seen.
 *
 * @param body JSON as it is sent
 * @param attempts how often it was sent, from 0; one under way counts
 * @param nextAttemptAt when it is due, while pending
 * @param queuedAt when it was queued, or queued again; from here the 24 hours count
 * @param lastStatus HTTP status of the last answer; null when there was none
 * @param lastError what went wrong last, in a sentence; null when nothing did
 */
public record Delivery(
        UUID id,
        UUID webhookId,
        String event,
        String body,
        Status status,
        int attempts,
        Instant nextAttemptAt,
        Instant queuedAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        @Nullable Long lastDurationMs,
        Instant createdAt) {

    /** Where it stands. */
    public enum Status {
        /** Waits for its first or next attempt, or is under way. */
        PENDING,
        /** Was taken, by a status from 200 to 299. */
        DELIVERED,
        /** Was given up. */
        FAILED;

        /** The spelling in the database and on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    boolean isTest() {
        return event.equals(WebhookEvent.TEST);
    }
}
