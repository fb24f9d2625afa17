package io.restormel.keys.audit;

/**
 * Where a chain ends.
 *
 * @param seq of the last event, which is also how many there are
 * @param hash of the last event
 * @param seal of both; {@link #BROKEN} once an event had to be added to a chain whose end was not as we left it
 */
record AuditHead(long seq, String hash, String seal) {

    /** Stays for good, so that the next event does not seal what somebody did to the log before. */
    static final String BROKEN = "broken";
}
