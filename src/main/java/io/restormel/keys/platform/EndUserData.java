package io.restormel.keys.platform;

import java.util.UUID;

/** Implemented by each feature that keeps an end user's id in its tables, so that erasing one misses nothing. */
public interface EndUserData {

    /** Forgets who this end user was; runs in the erasing transaction. Returns how many records named them. */
    int erase(UUID projectId, String endUserId);
}
