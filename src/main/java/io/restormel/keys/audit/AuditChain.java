package io.restormel.keys.audit;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Adds events to the end of their workspaces' chains, in the current transaction. */
@Component
class AuditChain {

    private final AuditRepository rows;
    private final AuditSeal seal;

    AuditChain(AuditRepository rows, AuditSeal seal) {
        this.rows = rows;
        this.seal = seal;
    }

    /** In their order; until the transaction ends nobody else adds to these chains. */
    void append(List<AuditEvent> events) {
        // By id, so that two transactions that concern two workspaces cannot wait for each other.
        events.stream()
                .collect(Collectors.groupingBy(AuditEvent::workspaceId, java.util.TreeMap::new, Collectors.toList()))
                .forEach(this::append);
    }

    private void append(UUID workspaceId, List<AuditEvent> events) {
        var head = rows.lockHead(workspaceId);
        var last = rows.last(workspaceId);
        // A log that was tampered with still takes what happens next, and never gets its seal back.
        boolean whole = head.seq() == 0 ? last.seq() == 0 : seal.fits(workspaceId, head) && last.seq() <= head.seq();
        long seq = Math.max(head.seq(), last.seq());
        var hash = last.seq() > head.seq() ? last.hash() : head.hash();
        for (var each : events) {
            var event = each.at(++seq);
            var next = ChainHash.of(event, hash);
            rows.insert(new ChainedEvent(event, hash, next, seal.ofEvent(workspaceId, seq, next)));
            hash = next;
        }
        rows.moveHead(
                workspaceId, new AuditHead(seq, hash, whole ? seal.ofHead(workspaceId, seq, hash) : AuditHead.BROKEN));
    }
}
