package io.restormel.keys.access;

/** Whatever Spring Security holds for a session or request that knows its caller. */
interface CallerHolder {
    Caller caller();
}
