package io.restormel.keys.access;

import java.time.Instant;

/** Told of each authenticated use of a key, on the request's thread: must return at once and never throw. */
public interface KeyUse {

    /** @param key the very secret that was used, of those that a key may have for a while */
    void used(KeySource.Entry key, Instant at);
}
