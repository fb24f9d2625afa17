package io.restormel.keys.access;

import io.restormel.keys.platform.AuditEntry;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is calling, decided once per request. Immutable; holds no secret. */
public sealed interface Caller {

    UUID workspaceId();

    /** Stable id for audit columns, such as a person's or a key's UUID. */
    String actorId();

    /** {@code user}, {@code gateway_key}, {@code widget_session}, {@code management_key} or {@code system}. */
    String actorType();

    /** May the caller do this in the workspace as a whole? */
    boolean mayInWorkspace(Role needed);

    /** May the caller do this inside a project of its workspace? */
    boolean mayInProject(UUID projectId, Role needed);

    /** May the caller act for the project's end users: open widgets for them, and see to what they keep here? */
    default boolean mayServeEndUsers(UUID projectId) {
        return mayInProject(projectId, Role.EDITOR);
    }

    /** A signed-in member of the workspace. */
    record Person(UUID id, UUID workspaceId, String email, String name, Role role) implements Caller {

        /** How the audit log names the person. */
        public AuditEntry.Actor auditActor() {
            return new AuditEntry.Actor(workspaceId, actorType(), actorId(), name + " <" + email + ">");
        }

        @Override
        public String actorId() {
            return id.toString();
        }

        @Override
        public String actorType() {
            return "user";
        }

        @Override
        public boolean mayInWorkspace(Role needed) {
            return role.includes(needed);
        }

        @Override
        public boolean mayInProject(UUID projectId, Role needed) {
            return role.includes(needed);
        }
    }

    /**
     * An app, by its Gateway Key. It sees its own project only, and may do there what its scopes say.
     *
     * @param environmentId the only environment the key is good for, or null for all of the project
     */
    record GatewayKey(
            UUID id,
            UUID workspaceId,
            UUID projectId,
            @Nullable UUID environmentId,
            Set<KeyScope> scopes) implements Caller {

        public GatewayKey {
            scopes = Set.copyOf(scopes);
        }

        /** A key that was created without scopes. */
        public GatewayKey(UUID id, UUID workspaceId, UUID projectId, @Nullable UUID environmentId) {
            this(id, workspaceId, projectId, environmentId, KeyScope.PLAIN);
        }

        @Override
        public String actorId() {
            return id.toString();
        }

        @Override
        public String actorType() {
            return "gateway_key";
        }

        @Override
        public boolean mayInWorkspace(Role needed) {
            return false;
        }

        @Override
        public boolean mayInProject(UUID project, Role needed) {
            return projectId.equals(project) && role().includes(needed);
        }

        private Role role() {
            return scopes.contains(KeyScope.MANAGE) ? Role.EDITOR : Role.VIEWER;
        }

        @Override
        public boolean mayServeEndUsers(UUID project) {
            return projectId.equals(project) && scopes.contains(KeyScope.RESOLVE);
        }
    }

    /**
     * An end user in a host app's page, by a short-lived token. It acts for that end user only, which the feature that
     * issued the token sees to: it alone lets this caller in.
     */
    record WidgetSession(UUID id, UUID workspaceId, UUID projectId) implements Caller {
        @Override
        public String actorId() {
            return id.toString();
        }

        @Override
        public String actorType() {
            return "widget_session";
        }

        @Override
        public boolean mayInWorkspace(Role needed) {
            return false;
        }

        @Override
        public boolean mayInProject(UUID project, Role needed) {
            return projectId.equals(project) && Role.EDITOR.includes(needed);
        }
    }

    /** Automation with workspace-wide rights of an admin. */
    record ManagementKey(UUID id, UUID workspaceId) implements Caller {
        @Override
        public String actorId() {
            return id.toString();
        }

        @Override
        public String actorType() {
            return "management_key";
        }

        @Override
        public boolean mayInWorkspace(Role needed) {
            return Role.ADMIN.includes(needed);
        }

        @Override
        public boolean mayInProject(UUID projectId, Role needed) {
            return Role.ADMIN.includes(needed);
        }
    }

    /** The product itself, for set-up at start. */
    record System(UUID workspaceId) implements Caller {
        @Override
        public String actorId() {
            return "system";
        }

        @Override
        public String actorType() {
            return "system";
        }

        @Override
        public boolean mayInWorkspace(Role needed) {
            return true;
        }

        @Override
        public boolean mayInProject(UUID projectId, Role needed) {
            return true;
        }
    }
}
