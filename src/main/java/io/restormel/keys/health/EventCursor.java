package io.restormel.keys.health;

import io.restormel.keys.platform.ApplicationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of a timeline ended. */
record EventCursor(Instant at, UUID id) {

    static EventCursor after(CircuitEvent last) {
        return new EventCursor(last.at(), last.id());
    }

    static @Nullable EventCursor of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            int split = text.indexOf('_');
            return new EventCursor(
                    Instant.parse(text.substring(0, Math.max(0, split))), UUID.fromString(text.substring(split + 1)));
        } catch (DateTimeException | IllegalArgumentException _) {
            throw ApplicationException.invalid("cursor", "is not one that this list gave");
        }
    }

    String text() {
        return at + "_" + id;
    }
}
