package io.restormel.keys.access;

import java.time.Instant;

/** Hears of each request that a key authenticated. Called on the request's thread: must not wait and must not throw. */
public interface KeyUse {

    /** @param key the caller that the key stands for; kinds the listener does not know are to be ignored */
    void used(Caller key, Instant at);
}
