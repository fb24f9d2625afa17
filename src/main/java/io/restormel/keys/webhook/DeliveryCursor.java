package io.restormel.keys.webhook;

import io.restormel.keys.platform.ApplicationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of deliveries ended. */
record DeliveryCursor(Instant createdAt, UUID id) {

    private static final DeliveryCursor START =
            new DeliveryCursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    static DeliveryCursor after(Delivery last) {
        return new DeliveryCursor(last.createdAt(), last.id());
    }

    static DeliveryCursor of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return START;
        }
        try {
            int split = text.indexOf('_');
            return new DeliveryCursor(
                    Instant.parse(text.substring(0, Math.max(0, split))), UUID.fromString(text.substring(split + 1)));
        } catch (DateTimeException | IllegalArgumentException _) {
            throw ApplicationException.invalid("cursor", "is not one that this list gave");
        }
    }

    String text() {
        return createdAt + "_" + id;
    }
}
