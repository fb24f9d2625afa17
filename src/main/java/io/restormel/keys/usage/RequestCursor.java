package io.restormel.keys.usage;

import io.restormel.keys.platform.ApplicationException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Where a page of requests ended: the next one starts with what is older. */
record RequestCursor(Instant occurredAt, UUID id) {

    static RequestCursor after(RequestLog last) {
        return new RequestCursor(last.occurredAt(), last.id());
    }

    /** In the databases' order of ids, which is that of their text. */
    boolean isOlderThan(RequestCursor other) {
        int time = occurredAt.compareTo(other.occurredAt);
        return time == 0 ? id.toString().compareTo(other.id.toString()) < 0 : time < 0;
    }

    String wire() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, occurredAt) + "_" + id;
    }

    static RequestCursor ofWire(String wire) {
        int mark = wire.indexOf('_');
        try {
            long micros = Long.parseLong(wire.substring(0, Math.max(mark, 0)));
            return new RequestCursor(
                    Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(wire.substring(mark + 1)));
        } catch (IllegalArgumentException _) {
            throw ApplicationException.invalid("cursor", "is not one that this list gave");
        }
    }
}
