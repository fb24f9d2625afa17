package io.restormel.keys.project;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notices about leaked keys: everybody of the workspace sees them for 30 days, or until an editor puts them away. */
@Service
public class LeakNoticeService {

    private static final Duration SHOWN = Duration.ofDays(30);

    private final LeakNoticeRepository notices;
    private final CurrentCaller callers;
    private final Clock clock;

    LeakNoticeService(LeakNoticeRepository notices, CurrentCaller callers, Clock clock) {
        this.notices = notices;
        this.callers = callers;
        this.clock = clock;
    }

    /** The newest first. */
    public List<LeakNotice> list() {
        var caller = callers.requireInWorkspace(Role.VIEWER);
        return notices.since(caller.workspaceId(), now().minus(SHOWN));
    }

    public boolean mayDismiss() {
        return callers.get()
                .filter(caller -> caller.mayInWorkspace(Role.EDITOR))
                .isPresent();
    }

    /** For everybody; one that is gone already is none the worse. */
    @Transactional
    public void dismiss(UUID id) {
        notices.delete(callers.requireInWorkspace(Role.EDITOR).workspaceId(), id);
    }

    /** In the transaction that revokes the key; clears away on the way what nobody is shown any more. */
    void add(Project project, GatewayKeyLeaked leak) {
        var now = now();
        notices.deleteBefore(now.minus(SHOWN));
        notices.insert(
                project.workspaceId(),
                new LeakNotice(
                        UUID.randomUUID(),
                        project.id(),
                        project.name(),
                        leak.label(),
                        leak.shown(),
                        leak.foundAt(),
                        now));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
