package io.restormel.keys.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Where the keys in force are read from, to be held in memory; several features may have some. */
public interface KeySource {

    List<Entry> keys();

    /**
     * @param digest keyed hash of the secret, see {@link KeyDigest}
     * @param expiresAt the first instant at which the key is no longer good; null when it never expires
     * @param ranges the addresses that the key is good from; empty for all
     * @param perMinute how many requests the key may make a minute, 1 or more; null for any number
     * @param outgoing whether this secret was replaced by a rotation, and only works on for a while
     */
    record Entry(
            String digest,
            Caller caller,
            @Nullable Instant expiresAt,
            List<IpAddressMatcher> ranges,
            @Nullable Integer perMinute,
            boolean outgoing) {

        public Entry {
            ranges = List.copyOf(ranges);
        }

        /** A key that is good from anywhere and as often as one likes. */
        public Entry(String digest, Caller caller, @Nullable Instant expiresAt) {
            this(digest, caller, expiresAt, List.of(), null, false);
        }

        boolean isGoodFrom(String address) {
            return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.matches(address));
        }
    }
}
