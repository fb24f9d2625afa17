package io.restormel.keys.audit;

/**
 * How far a chain had come once, noted where whoever writes to the database does not reach.
 *
 * @param seq of the event that was the last
 * @param hash of that event
 */
public record Checkpoint(long seq, String hash) {}
