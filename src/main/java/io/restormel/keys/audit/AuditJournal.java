package io.restormel.keys.audit;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.ui.ChangeJournal;
import io.restormel.keys.platform.ui.LiveChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells open pages of the dashboard what the log says was changed. Everybody in the workspace may know that much: who
 * changed what kind of thing, but none of its states.
 */
@Component
class AuditJournal implements ChangeJournal {

    private static final int BATCH = 500;

    private final AuditReader rows;
    private final CurrentCaller callers;

    AuditJournal(AuditReader rows, CurrentCaller callers) {
        this.rows = rows;
        this.callers = callers;
    }

    @Override
    public Optional<UUID> workspace() {
        return callers.get().filter(Caller.Person.class::isInstance).map(Caller::workspaceId);
    }

    @Override
    public Map<UUID, Long> ends(Set<UUID> workspaces) {
        return rows.ends(workspaces);
    }

    @Override
    public List<LiveChange> after(UUID workspace, long number) {
        return rows.after(workspace, number, AuditFilter.ALL, BATCH).stream()
                .map(AuditJournal::change)
                .toList();
    }

    @Override
    public Optional<LiveChange> last(String kind, String id) {
        var ofThing = new AuditFilter(null, null, null, null, kind, id, null, null, null);
        return workspace()
                .flatMap(workspace -> rows.before(workspace, Long.MAX_VALUE, ofThing, 1).stream()
                        .findFirst()
                        .map(AuditJournal::change));
    }

    private static LiveChange change(ChainedEvent chained) {
        var event = chained.event();
        var target = event.target();
        return new LiveChange(
                event.action(), target.type(), target.id(), event.projectId(), person(event.actor()), event.at());
    }

    /** The log has {@code Ada <ada@example.com>}. */
    private static @Nullable String person(AuditEvent.Actor actor) {
        var name = actor.name();
        return name == null || !actor.type().equals("user") ? null : name.replaceFirst(" <[^<>]*>$", "");
    }
}
