package io.restormel.keys.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, for the audit log. Published as an event inside the transaction that does it; it is kept if
 * and only if that commits, unless it stands {@link #apart()}. Holds no secret.
 *
 * @param action past tense in snake case, such as {@code route_published}; at most 60 characters
 * @param projectId the project concerned; null when none is
 * @param endUserId the end user concerned, by the host's id, of which only a pseudonym is kept; needs a project
 * @param before what it was, as anything that has a JSON form; null when it was not there. Of two states only what
 *     differs is kept
 * @param after what it became; null when it is gone
 * @param actor who did it; null for the present caller
 * @param apart whether it is kept even if the transaction rolls back, in one of its own
 */
public record AuditEntry(
        String action,
        Target target,
        @Nullable UUID projectId,
        @Nullable String endUserId,
        @Nullable Object before,
        @Nullable Object after,
        @Nullable Actor actor,
        boolean apart) {

    /**
     * What it was done to.
     *
     * @param type such as {@code route}
     * @param name what people call it; null when it has no name, or none that may be kept
     */
    public record Target(
            String type, @Nullable Object id, @Nullable String name) {}

    /**
     * Who did it, where that is not the present caller.
     *
     * @param type such as {@code user} or {@code system}
     */
    public record Actor(
            UUID workspaceId,
            String type,
            @Nullable String id,
            @Nullable String name) {

        /** The product itself, as in its scheduled jobs. */
        public static Actor system(UUID workspaceId) {
            return new Actor(workspaceId, "system", "system", null);
        }
    }

    public static AuditEntry of(String action, String targetType, @Nullable Object id, @Nullable String name) {
        return new AuditEntry(action, new Target(targetType, id, name), null, null, null, null, null, false);
    }

    public AuditEntry in(@Nullable UUID project) {
        return new AuditEntry(action, target, project, endUserId, before, after, actor, apart);
    }

    public AuditEntry ofEndUser(UUID project, String id) {
        return new AuditEntry(action, target, project, id, before, after, actor, apart);
    }

    public AuditEntry changed(@Nullable Object from, @Nullable Object to) {
        return new AuditEntry(action, target, projectId, endUserId, from, to, actor, apart);
    }

    public AuditEntry by(Actor other) {
        return new AuditEntry(action, target, projectId, endUserId, before, after, other, apart);
    }

    public AuditEntry alsoIfRolledBack() {
        return new AuditEntry(action, target, projectId, endUserId, before, after, actor, true);
    }

    /** Without names and states, which belong into the audit log only. */
    @Override
    public String toString() {
        return "AuditEntry[" + action + " " + target.type() + "]";
    }
}
