package io.restormel.keys.platform.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What was changed, by whom, on whichever node: told by the feature that keeps the audit log. Thread-safe. */
public interface ChangeJournal {

    /** The workspace whose changes the viewer of the current page may learn of; empty for visitors. */
    Optional<UUID> workspace();

    /** The number of the last change of each of these; one where nothing was changed yet may be absent. */
    Map<UUID, Long> ends(Set<UUID> workspaces);

    /** The changes after this number, which are numbered without gaps: the oldest first, not necessarily all. */
    List<LiveChange> after(UUID workspace, long number);

    /** What was last done to a thing in the viewer's workspace. */
    Optional<LiveChange> last(String kind, String id);
}
