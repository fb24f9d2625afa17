package io.restormel.keys.access;

import org.jspecify.annotations.Nullable;

/** Finds a key's owner in memory, by the keyed digest of the key. Never touches the database. Thread-safe. */
public interface GatewayKeyLookup {

    /** The caller whose unexpired, unrevoked key has this digest; null when there is none. */
    @Nullable
    Caller find(String digest, long nowMillis);
}
