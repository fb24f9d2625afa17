package io.restormel.keys.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the keys in force are read from, to be held in memory; several features may have some. */
public interface KeySource {

    List<Entry> keys();

    /**
     * @param digest keyed hash of the secret, see {@link KeyDigest}
     * @param expiresAt the first instant at which the key is no longer good; null when it never expires
     */
    record Entry(String digest, Caller caller, @Nullable Instant expiresAt) {}
}
