package io.restormel.keys.audit;

import io.restormel.keys.audit.ChainCheck.Problem;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Walks a chain from its first event and stops at the first that is not as it was written. */
@Component
class ChainVerifier {

    private static final int BATCH = 1000;

    private final AuditReader rows;
    private final AuditSeal seal;

    ChainVerifier(AuditReader rows, AuditSeal seal) {
        this.rows = rows;
        this.seal = seal;
    }

    /**
     * In a transaction that sees one state of the log.
     *
     * @param progress told again and again how many events were intact so far; what it throws ends the walk
     */
    ChainCheck verify(UUID workspaceId, @Nullable Checkpoint known, LongConsumer progress) {
        var end = new Checkpoint(0, ChainHash.START);
        // Before the first possible seq, so that whatever was put there is seen too.
        long after = Long.MIN_VALUE;
        while (true) {
            var batch = rows.after(workspaceId, after, AuditFilter.ALL, BATCH);
            for (var each : batch) {
                var problem = problem(each, end, known);
                if (problem != null) {
                    long at = problem == Problem.MISSING
                            ? end.seq() + 1
                            : each.event().seq();
                    return new ChainCheck(end.seq(), problem, at, end);
                }
                end = new Checkpoint(each.event().seq(), each.hash());
            }
            if (batch.size() < BATCH) {
                return atEnd(workspaceId, end, known);
            }
            after = end.seq();
            progress.accept(after);
        }
    }

    private @Nullable Problem problem(ChainedEvent each, Checkpoint before, @Nullable Checkpoint known) {
        long seq = each.event().seq();
        if (seq > before.seq() + 1) {
            return Problem.MISSING;
        }
        if (seq <= before.seq()) {
            return Problem.INSERTED;
        }
        if (!ChainHash.of(each.event(), each.prevHash()).equals(each.hash())) {
            return Problem.ALTERED;
        }
        if (!each.prevHash().equals(before.hash())) {
            return Problem.UNLINKED;
        }
        if (!seal.fits(each)) {
            return Problem.FORGED;
        }
        return known != null && known.seq() == seq && !known.hash().equals(each.hash())
                ? Problem.CHECKPOINT_MISSED
                : null;
    }

    private ChainCheck atEnd(UUID workspaceId, Checkpoint end, @Nullable Checkpoint known) {
        Optional<AuditHead> head = rows.head(workspaceId);
        long headSeq = head.map(AuditHead::seq).orElse(0L);
        if (headSeq > end.seq() || (known != null && known.seq() > end.seq())) {
            return new ChainCheck(end.seq(), Problem.CUT_OFF, end.seq() + 1, end);
        }
        boolean sealed = end.seq() == 0
                ? headSeq == 0
                : head.filter(found -> found.seq() == end.seq()
                                && found.hash().equals(end.hash())
                                && seal.fits(workspaceId, found))
                        .isPresent();
        return sealed
                ? new ChainCheck(end.seq(), null, null, end)
                : new ChainCheck(end.seq(), Problem.END_UNSEALED, Math.min(headSeq, end.seq()) + 1, end);
    }
}
