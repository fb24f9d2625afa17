package io.restormel.keys.resolve;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Names decisions. */
final class RequestIds {

    private RequestIds() {}

    /**
     * A UUID of version 7 (RFC 9562): it starts with the time, so that the table it ends up in grows at its end. Unique,
     * not secret: a cheap random will do on the hot path.
     */
    static String create() {
        var random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | random.nextInt(1 << 12) | 0x7000;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
