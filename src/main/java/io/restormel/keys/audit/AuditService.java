package io.restormel.keys.audit;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The audit log of the caller's workspace, for its admins and management keys. Thread-safe. */
@Service
public class AuditService {

    private static final int EXPORT_BATCH = 500;

    private final AuditReader rows;
    private final ChainVerifier verifier;
    private final CurrentCaller callers;

    AuditService(AuditReader rows, ChainVerifier verifier, CurrentCaller callers) {
        this.rows = rows;
        this.verifier = verifier;
        this.callers = callers;
    }

    public boolean mayRead() {
        return callers.get().filter(caller -> caller.mayInWorkspace(Role.ADMIN)).isPresent();
    }

    /**
     * The newest first.
     *
     * @param cursor {@link AuditPage#nextCursor} of the page before; null for the first
     * @param limit 1 to 500
     */
    public AuditPage page(AuditFilter filter, @Nullable String cursor, int limit) {
        long before = cursor == null ? Long.MAX_VALUE : seq(cursor);
        var found = rows.before(workspace(), before, checked(filter), limit + 1);
        if (found.size() <= limit) {
            return new AuditPage(found, null);
        }
        var page = found.subList(0, limit);
        return new AuditPage(page, Long.toString(page.getLast().event().seq()));
    }

    /** @param known a checkpoint noted earlier, which the log must still pass through; null for none */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ChainCheck verify(@Nullable Checkpoint known) {
        return verifier.verify(workspace(), known, _ -> {});
    }

    /**
     * As above, of a log that may be long, for those who wait and watch.
     *
     * @param progress told again and again, on this thread, how many events were intact so far; what it throws ends it
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ChainCheck verify(LongConsumer progress) {
        return verifier.verify(workspace(), null, progress);
    }

    /** The present end of the log, which the caller notes elsewhere. */
    public Checkpoint checkpoint() {
        return checkpoint(workspace());
    }

    private Checkpoint checkpoint(UUID workspaceId) {
        return rows.head(workspaceId)
                .map(head -> new Checkpoint(head.seq(), head.hash()))
                .orElse(new Checkpoint(0, ChainHash.START));
    }

    /** Refuses what {@link #export} would refuse. */
    public void requireReadable(AuditFilter filter) {
        workspace();
        checked(filter);
    }

    /** Writes what there is now, the oldest first, and last where the log ended; what is added meanwhile is left out. */
    public void export(AuditFilter filter, AuditExport format, OutputStream out) throws IOException {
        var workspaceId = workspace();
        checked(filter);
        var end = checkpoint(workspaceId);
        format.start(out);
        long after = 0;
        while (true) {
            var batch = rows.after(workspaceId, after, filter, EXPORT_BATCH).stream()
                    .filter(each -> each.event().seq() <= end.seq())
                    .toList();
            for (var each : batch) {
                format.write(each, out);
            }
            if (batch.size() < EXPORT_BATCH) {
                format.end(workspaceId, end, out);
                return;
            }
            after = batch.getLast().event().seq();
        }
    }

    private UUID workspace() {
        if (callers.require() instanceof Caller.GatewayKey) {
            throw new ApplicationException.Unauthorized(
                    "A Gateway Key cannot read the audit log; use a management key");
        }
        return callers.requireInWorkspace(Role.ADMIN).workspaceId();
    }

    private static AuditFilter checked(AuditFilter filter) {
        if (filter.endUserId() != null && filter.projectId() == null) {
            throw ApplicationException.invalid("endUserId", "needs projectId, since end users are known by project");
        }
        return filter;
    }

    private static long seq(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw ApplicationException.invalid("cursor", "is not one that this list gave");
        }
    }
}
