package io.restormel.keys.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery on the wire; times in epoch milliseconds.
 *
 * @param nextAttemptAt null unless it is pending
 * @param payload the body as it is sent
 */
record DeliveryJson(
        UUID id,
        String event,
        String status,
        int attempts,
        @JsonProperty("created_at") long createdAt,
        @JsonProperty("next_attempt_at") @Nullable Long nextAttemptAt,
        @JsonProperty("last_attempt_at") @Nullable Long lastAttemptAt,
        @JsonProperty("last_status") @Nullable Integer lastStatus,
        @JsonProperty("last_error") @Nullable String lastError,
        @JsonProperty("last_duration_ms") @Nullable Long lastDurationMs,
        @JsonRawValue String payload) {

    static DeliveryJson of(Delivery delivery) {
        return new DeliveryJson(
                delivery.id(),
                delivery.event(),
                delivery.status().wire(),
                delivery.attempts(),
                delivery.createdAt().toEpochMilli(),
                delivery.status() == Delivery.Status.PENDING ? millis(delivery.nextAttemptAt()) : null,
                millis(delivery.lastAttemptAt()),
                delivery.lastStatus(),
                delivery.lastError(),
                delivery.lastDurationMs(),
                delivery.body());
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
