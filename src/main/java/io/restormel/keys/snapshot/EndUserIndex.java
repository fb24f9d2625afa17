package io.restormel.keys.snapshot;

import io.restormel.keys.engine.EndUserFacts;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The end users' usable keys and choices in memory, apart from the compiled configuration: a change of one costs one
 * entry. Written by one thread, read by all; a request sees one immutable value.
 */
final class EndUserIndex {

    private final ConcurrentMap<UUID, ConcurrentMap<String, EndUserFacts>> byProject = new ConcurrentHashMap<>();

    EndUserFacts find(UUID projectId, String endUserId) {
        var users = byProject.get(projectId);
        return users == null ? EndUserFacts.NONE : users.getOrDefault(endUserId, EndUserFacts.NONE);
    }

    void apply(EndUserChanges changes) {
        if (changes.complete()) {
            byProject.keySet().retainAll(changes.projects().keySet());
        }
        changes.projects().forEach((project, users) -> byProject.put(project, new ConcurrentHashMap<>(users)));
        changes.users().forEach((user, facts) -> put(user.projectId(), user.endUserId(), facts));
    }

    /** Forgets projects that are no more. */
    void retain(Set<UUID> projects) {
        byProject.keySet().retainAll(projects);
    }

    private void put(UUID project, String user, EndUserFacts facts) {
        if (facts.equals(EndUserFacts.NONE)) {
            var users = byProject.get(project);
            if (users != null) {
                users.remove(user);
            }
        } else {
            byProject.computeIfAbsent(project, _ -> new ConcurrentHashMap<>()).put(user, facts);
        }
    }

    /**
     * What was read of end users.
     *
     * @param complete whether {@code projects} has everybody there is
     * @param projects those of whole projects
     * @param users one by one
     */
    record EndUserChanges(
            boolean complete, Map<UUID, Map<String, EndUserFacts>> projects, Map<EndUserRef, EndUserFacts> users) {

        static final EndUserChanges NONE = new EndUserChanges(false, Map.of(), Map.of());
    }

    /** One end user of one project. */
    record EndUserRef(UUID projectId, String endUserId) {}
}
