package io.restormel.keys.access;

import java.time.Instant;

/** Told of each authenticated use of a key, on the request's thread: must return at once and never throw. */
public interface KeyUse {
    void used(Caller key, Instant at);
}
