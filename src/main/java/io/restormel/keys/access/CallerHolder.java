package io.restormel.keys.access;

import org.jspecify.annotations.Nullable;

/** Whatever Spring Security holds for a session or request that knows its caller. */
interface CallerHolder {

    /** Null when the one who signed in may no longer. */
    @Nullable
    Caller caller();

    /** A session of a person goes on after a new password, which ends all others of theirs. */
    default void renew() {}
}
