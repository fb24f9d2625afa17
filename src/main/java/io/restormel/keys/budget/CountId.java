package io.restormel.keys.budget;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** One turn of one count. Ordered, so that everybody locks rows in one direction. */
record CountId(UUID counterId, long startMillis) implements Comparable<CountId> {

    private static final Comparator<CountId> ORDER =
            Comparator.comparing(CountId::counterId).thenComparingLong(CountId::startMillis);

    /** @param key of the limit; {@code subject} whose count it is, empty for the one of all */
    static UUID counter(String key, String subject) {
        return UUID.nameUUIDFromBytes((key + '\n' + subject).getBytes(StandardCharsets.UTF_8));
    }

    Instant start() {
        return Instant.ofEpochMilli(startMillis);
    }

    @Override
    public int compareTo(CountId other) {
        return ORDER.compare(this, other);
    }
}
