package io.restormel.keys.project;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.platform.Revisions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Projects of the caller's workspace: who may see which, and their life. Thread-safe. */
@Service
public class ProjectService {

    private final ProjectRepository projects;
    private final EnvironmentRepository environments;
    private final DependantsReader dependants;
    private final CurrentCaller caller;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ProjectService(
            ProjectRepository projects,
            EnvironmentRepository environments,
            DependantsReader dependants,
            CurrentCaller caller,
            Clock clock,
            ApplicationEventPublisher events) {
        this.projects = projects;
        this.environments = environments;
        this.dependants = dependants;
        this.caller = caller;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The project, when the caller has the role in it.
     *
     * @throws ApplicationException.NotFound when it is in another workspace, or the key is another project's
     * @throws ApplicationException.Refused when the caller sees it and lacks the role
     */
    public Project require(UUID projectId, Role needed) {
        var asking = caller.require();
        var project = projects.find(projectId)
                .filter(found -> visibleTo(asking, found))
                .orElseThrow(() -> ApplicationException.notFound("project"));
        caller.requireInProject(projectId, needed);
        return project;
    }

    /**
     * The project, when the caller may act for its end users.
     *
     * @throws ApplicationException.NotFound as {@link #require}
     * @throws ApplicationException.Refused when the caller sees it and may not
     */
    public Project requireForEndUsers(UUID projectId) {
        var project = require(projectId, Role.VIEWER);
        if (!caller.require().mayServeEndUsers(projectId)) {
            caller.requireScope(KeyScope.RESOLVE);
            caller.requireInProject(projectId, Role.EDITOR);
        }
        return project;
    }

    private static boolean visibleTo(Caller asking, Project project) {
        return project.workspaceId().equals(asking.workspaceId()) && asking.mayInProject(project.id(), Role.VIEWER);
    }

    /** What the caller may see, the oldest first; for a Gateway Key its own project. */
    public List<Project> list() {
        var asking = caller.require();
        return projects.list(asking.workspaceId()).stream()
                .filter(project -> visibleTo(asking, project))
                .toList();
    }

    /** As {@link #list}, each with how much is in it. */
    public List<ProjectSummary> summaries() {
        var contents = dependants.ofProjects(caller.require().workspaceId());
        var nothing = new Dependants(0, 0, 0);
        return list().stream()
                .map(project -> new ProjectSummary(project, contents.getOrDefault(project.id(), nothing)))
                .toList();
    }

    /** A new project with the environments Development and Production, the latter being the default. */
    @Transactional
    public Project create(String name, boolean sample) {
        var asking = caller.requireInWorkspace(Role.ADMIN);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = UUID.randomUUID();
        var development = new Environment(UUID.randomUUID(), id, "Development", "development", "dev", 1, now);
        var production = new Environment(UUID.randomUUID(), id, "Production", "production", "prod", 1, now);
        var project = new Project(
                id,
                asking.workspaceId(),
                Names.checked("name", name),
                production.id(),
                sample,
                1,
                asking.actorId(),
                now);
        projects.insert(project);
        environments.insert(development);
        environments.insert(production);
        events.publishEvent(AuditEntry.of("project_created", "project", id, project.name())
                .in(id)
                .changed(null, project));
        events.publishEvent(new ConfigChanged(id));
        return project;
    }

    /**
     * @param revision the one the edit was made on; null to edit whatever is there
     * @throws ApplicationException.Stale when the project has another revision by now
     */
    @Transactional
    public Project edit(UUID projectId, @Nullable Long revision, ProjectChange change) {
        requireForPeople(projectId, Role.EDITOR);
        var before = projects.lock(projectId).orElseThrow(() -> ApplicationException.notFound("project"));
        var name = change.name() == null ? before.name() : Names.checked("name", change.name());
        var defaultEnvironment = change.defaultEnvironmentId() == null
                ? before.defaultEnvironmentId()
                : ownEnvironment(projectId, change.defaultEnvironmentId());
        if (!projects.update(
                projectId, Objects.requireNonNullElse(revision, before.revision()), name, defaultEnvironment)) {
            throw new ApplicationException.Stale("The project");
        }
        var after = require(projectId, Role.VIEWER);
        events.publishEvent(AuditEntry.of("project_updated", "project", projectId, after.name())
                .in(projectId)
                .changed(before, after));
        events.publishEvent(new ConfigChanged(projectId));
        return after;
    }

    private UUID ownEnvironment(UUID projectId, UUID environmentId) {
        return environments
                .find(projectId, environmentId)
                .orElseThrow(() ->
                        ApplicationException.invalid("defaultEnvironmentId", "is not an environment of this project"))
                .id();
    }

    /**
     * As {@link #require} for an editor; others who edit the project or its environments wait until this transaction
     * ends.
     */
    @Transactional
    public Project requireLocked(UUID projectId) {
        require(projectId, Role.EDITOR);
        return projects.lock(projectId).orElseThrow(() -> ApplicationException.notFound("project"));
    }

    /** What {@link #delete} would take along. */
    public Dependants dependants(UUID projectId) {
        require(projectId, Role.VIEWER);
        return dependants.ofProject(projectId);
    }

    /**
     * Deletes the project with its environments, Gateway Keys and routes.
     *
     * @param revision the one the caller has seen; null to delete whatever is there
     */
    @Transactional
    public void delete(UUID projectId, @Nullable Long revision) {
        requireForPeople(projectId, Role.ADMIN);
        var project = projects.lock(projectId).orElseThrow(() -> ApplicationException.notFound("project"));
        Revisions.require(revision, project.revision(), "The project");
        events.publishEvent(AuditEntry.of("project_deleted", "project", projectId, project.name())
                .in(projectId)
                .changed(project, null));
        events.publishEvent(new ProjectDeleted(projectId));
        projects.delete(projectId);
        events.publishEvent(new ConfigChanged(projectId));
    }

    /** A key looks after what is inside its project, not the project itself. */
    private Project requireForPeople(UUID projectId, Role needed) {
        var project = require(projectId, needed);
        if (caller.require() instanceof Caller.GatewayKey) {
            throw ApplicationException.forbidden("A Gateway Key cannot rename or delete its project");
        }
        return project;
    }

    /** The environments of a project that the caller may see, the oldest first. */
    public List<Environment> environments(UUID projectId) {
        require(projectId, Role.VIEWER);
        return environments.list(projectId);
    }

    /** @throws ApplicationException.NotFound when the project, or the environment in it, is not there or not visible */
    public Environment requireEnvironment(UUID projectId, UUID environmentId) {
        require(projectId, Role.VIEWER);
        return environments
                .find(projectId, environmentId)
                .orElseThrow(() -> ApplicationException.notFound("environment"));
    }
}
