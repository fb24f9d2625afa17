package io.restormel.keys.project;

import io.restormel.keys.access.CurrentCaller;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of a project's environments; writing needs an editor. Thread-safe. */
@Service
public class EnvironmentService {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_-]{0,19}");

    private final ProjectService service;
    private final ProjectRepository projects;
    private final EnvironmentRepository environments;
    private final DependantsReader dependants;
    private final CurrentCaller caller;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    EnvironmentService(
            ProjectService service,
            ProjectRepository projects,
            EnvironmentRepository environments,
            DependantsReader dependants,
            CurrentCaller caller,
            Clock clock,
            ApplicationEventPublisher events) {
        this.service = service;
        this.projects = projects;
        this.environments = environments;
        this.dependants = dependants;
        this.caller = caller;
        this.clock = clock;
        this.events = events;
    }

    /**
     * @param slug null to derive one from the name
     * @throws ApplicationException.Conflict {@code slug_taken}
     */
    @Transactional
    public Environment create(UUID projectId, String name, String type, @Nullable String slug) {
        lockForEdit(projectId);
        var existing = environments.list(projectId);
        var taken = existing.stream().map(Environment::slug).collect(Collectors.toSet());
        var checkedName = Names.checked("name", name);
        var checkedType = checkedType(type);
        var environment = new Environment(
                UUID.randomUUID(),
                projectId,
                checkedName,
                slug == null ? Slug.derived(checkedName, checkedType, taken) : Slug.checked(slug, taken),
                checkedType,
                1,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        environments.insert(environment);
        events.publishEvent(audited("environment_created", environment).changed(null, environment));
        events.publishEvent(new ConfigChanged(projectId));
        return environment;
    }

    /**
     * @param revision the one the edit was made on; null to edit whatever is there
     * @throws ApplicationException.Stale when the environment has another revision by now
     */
    @Transactional
    public Environment edit(UUID projectId, UUID environmentId, @Nullable Long revision, EnvironmentChange change) {
        lockForEdit(projectId);
        var before = service.requireEnvironment(projectId, environmentId);
        var name = change.name() == null ? before.name() : Names.checked("name", change.name());
        var type = change.type() == null ? before.type() : checkedType(change.type());
        if (!environments.update(environmentId, Objects.requireNonNullElse(revision, before.revision()), name, type)) {
            throw new ApplicationException.Stale("The environment");
        }
        var after = service.requireEnvironment(projectId, environmentId);
        events.publishEvent(audited("environment_updated", after).changed(before, after));
        events.publishEvent(new ConfigChanged(projectId));
        return after;
    }

    /** What {@link #delete} would take along. */
    public Dependants dependants(UUID projectId, UUID environmentId) {
        service.requireEnvironment(projectId, environmentId);
        return dependants.ofEnvironment(environmentId);
    }

    /**
     * Deletes the environment with its routes and keys. When it is the default, the oldest production environment that
     * remains becomes the default, else the oldest of all.
     *
     * @param revision the one the caller has seen; null to delete whatever is there
     * @param confirmed does the caller know of the {@link #dependants}?
     * @throws ApplicationException.Conflict {@code last_environment}, or {@code environment_in_use} when it has
     *     dependants and this is not confirmed
     */
    @Transactional
    public void delete(UUID projectId, UUID environmentId, @Nullable Long revision, boolean confirmed) {
        var project = lockForEdit(projectId);
        var environment = service.requireEnvironment(projectId, environmentId);
        Revisions.require(revision, environment.revision(), "The environment");
        var remaining = environments.list(projectId).stream()
                .filter(other -> !other.id().equals(environmentId))
                .toList();
        if (remaining.isEmpty()) {
            throw new ApplicationException.Conflict("last_environment", "A project keeps at least one environment");
        }
        var lost = dependants.ofEnvironment(environmentId);
        if (!confirmed && !lost.none()) {
            throw new ApplicationException.Conflict(
                    "environment_in_use",
                    "Deleting the environment also deletes " + String.join(" and ", lost.lines())
                            + "; confirm with confirm=true");
        }
        events.publishEvent(audited("environment_deleted", environment).changed(environment, null));
        events.publishEvent(new EnvironmentDeleted(projectId, environmentId));
        if (environmentId.equals(project.defaultEnvironmentId())) {
            projects.update(projectId, project.revision(), project.name(), nextDefault(remaining));
        }
        environments.delete(environmentId);
        events.publishEvent(new ConfigChanged(projectId));
    }

    private static AuditEntry audited(String action, Environment environment) {
        return AuditEntry.of(action, "environment", environment.id(), environment.name())
                .in(environment.projectId());
    }

    private static UUID nextDefault(List<Environment> remaining) {
        return remaining.stream()
                .filter(environment -> environment.type().equals("prod"))
                .findFirst()
                .orElse(remaining.getFirst())
                .id();
    }

    /** One edit of a project's environments at a time, so that slugs stay unique and one environment stays. */
    private Project lockForEdit(UUID projectId) {
        service.require(projectId, Role.EDITOR);
        caller.requireWholeProject("change the project's environments");
        return projects.lock(projectId).orElseThrow(() -> ApplicationException.notFound("project"));
    }

    private static String checkedType(String type) {
        if (!TYPE.matcher(type).matches()) {
            throw ApplicationException.invalid(
                    "type", "must be a short lower-case word such as dev, staging or prod (at most 20 characters)");
        }
        return type;
    }
}
