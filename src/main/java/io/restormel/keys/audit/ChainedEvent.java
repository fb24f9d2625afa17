package io.restormel.keys.audit;

/**
 * An event in its place in the chain.
 *
 * @param prevHash the hash of the event before; {@link ChainHash#START} for the first
 * @param hash of this event and {@code prevHash}, which anybody can compute
 * @param seal of the hash, which only this installation can compute
 */
public record ChainedEvent(AuditEvent event, String prevHash, String hash, String seal) {}
