package io.restormel.keys.access;

import org.jspecify.annotations.Nullable;

/** Finds a key in memory, by the keyed digest of its secret. Never touches the database. Thread-safe. */
public interface GatewayKeyLookup {

    /** The unexpired, unrevoked key with this digest; null when there is none. */
    KeySource.@Nullable Entry find(String digest, long nowMillis);
}
