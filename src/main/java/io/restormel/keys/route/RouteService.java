package io.restormel.keys.route;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Routes and their drafts. Viewers read, editors write. Every write is one transaction on the locked route, so two edits
 * never mix; give {@code expectedRevision} to be refused when somebody else was faster, or null to write regardless.
 */
@Service
public class RouteService {

    private final ProjectService projects;
    private final CurrentCaller caller;
    private final RouteStore store;
    private final RouteRepository routes;
    private final VersionRepository versions;
    private final ContentCheck contents;
    private final ApplicationEventPublisher events;

    RouteService(
            ProjectService projects,
            CurrentCaller caller,
            RouteStore store,
            RouteRepository routes,
            VersionRepository versions,
            ContentCheck contents,
            ApplicationEventPublisher events) {
        this.projects = projects;
        this.caller = caller;
        this.store = store;
        this.routes = routes;
        this.versions = versions;
        this.contents = contents;
        this.events = events;
    }

    /** Newest first, each with its draft. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<RouteDetail> list(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return store.ofProjects(Set.of(projectId));
    }

    /**
     * A part of what is found, each with its draft.
     *
     * @param offset how many of it come before, from 0
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<RouteDetail> page(UUID projectId, RouteSearch search, int offset, int limit) {
        projects.require(projectId, Role.VIEWER);
        return store.page(projectId, search, offset, limit);
    }

    /** How many have these words in their names; blank counts all. */
    @Transactional(readOnly = true)
    public int count(UUID projectId, String words) {
        projects.require(projectId, Role.VIEWER);
        return routes.count(projectId, words);
    }

    /** Whether any is published and not taken off again. */
    @Transactional(readOnly = true)
    public boolean anyPublished(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return routes.anyPublished(projectId);
    }

    /**
     * Routes of all projects that the caller may see, by name.
     *
     * @param words any part of the name, in any case
     */
    @Transactional(readOnly = true)
    public List<FoundRoute> find(String words, int limit) {
        var names = projects.list().stream().collect(Collectors.toMap(Project::id, Project::name));
        return routes.named(names.keySet(), words, limit).stream()
                .map(found -> new FoundRoute(
                        found.id(),
                        found.name(),
                        found.projectId(),
                        Objects.requireNonNull(names.get(found.projectId()))))
                .toList();
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public RouteDetail get(UUID projectId, UUID routeId) {
        projects.require(projectId, Role.VIEWER);
        return store.get(projectId, routeId);
    }

    @Transactional
    public RouteDetail create(UUID projectId, NewRoute wanted) {
        projects.require(projectId, Role.EDITOR);
        projects.requireEnvironment(projectId, wanted.environmentId());
        Caller by = caller.require();
        var settings = wanted.settings();
        SettingsCheck.check(settings);
        if (!wanted.followsDraft()) {
            settings = settings.withVersions(1, 0);
        }
        var draft = contents.accepted(RouteContent.EMPTY, wanted.draft());
        var hash = ContentCodec.hash(draft);
        var now = store.nextCreation(projectId);
        return store.insert(
                new Route(
                        UUID.randomUUID(),
                        projectId,
                        wanted.environmentId(),
                        settings.name(),
                        settings.description(),
                        settings.status(),
                        settings.enabled(),
                        settings.flowLayout(),
                        wanted.followsDraft(),
                        settings.version(),
                        settings.publishedVersion(),
                        hash,
                        wanted.followsDraft() ? hash : null,
                        settings.changeSummary(),
                        1,
                        by.actorId(),
                        by.actorId(),
                        settings.updatedVia() == null ? RouteStore.via(by) : settings.updatedVia(),
                        now,
                        now),
                draft);
    }

    /**
     * Applies an edit to the route as it is now. The edit sees no change summary and no {@code updatedVia}: those belong
     * to the write before. An edit that changes nothing writes nothing.
     */
    @Transactional
    public RouteDetail update(
            UUID projectId, UUID routeId, @Nullable Long expectedRevision, UnaryOperator<RouteEdit> change) {
        projects.require(projectId, Role.EDITOR);
        var before = store.lock(projectId, routeId, expectedRevision);
        var start = new RouteEdit(SettingsCheck.withoutAuthor(before.route().settings()), before.draft());
        var wanted = change.apply(start);
        if (wanted.equals(start)) {
            return before;
        }
        SettingsCheck.check(wanted.settings());
        var draft = contents.accepted(before.draft(), wanted.draft());
        var hash = ContentCodec.hash(draft);
        var publishedHash = before.route().followsDraft() ? hash : publishedHash(before.route(), wanted.settings());
        return store.save(
                "route_updated",
                before,
                store.next(before.route(), wanted.settings(), hash, publishedHash, caller.require()),
                draft);
    }

    /**
     * The content as a save would keep it, with providers in their one spelling.
     *
     * @param before what is known to be acceptable, whatever the catalogue says today
     * @throws ApplicationException.Invalid that names the field, with {@code stepId} when it is a step's
     */
    public RouteContent accepted(RouteContent before, RouteContent wanted) {
        return contents.accepted(before, wanted);
    }

    /** Replaces the draft as a whole. */
    @Transactional
    public RouteDetail saveDraft(UUID projectId, UUID routeId, @Nullable Long expectedRevision, RouteContent draft) {
        return update(projectId, routeId, expectedRevision, edit -> edit.withDraft(draft));
    }

    @Transactional
    public void delete(UUID projectId, UUID routeId, @Nullable Long expectedRevision) {
        projects.require(projectId, Role.EDITOR);
        var before = store.lock(projectId, routeId, expectedRevision);
        Set<UUID> stepIds = new LinkedHashSet<>();
        before.draft().steps().forEach(step -> stepIds.add(UUID.fromString(step.id())));
        versions.ofRoute(routeId, Integer.MAX_VALUE, Integer.MAX_VALUE)
                .forEach(version -> version.content().steps().forEach(step -> stepIds.add(UUID.fromString(step.id()))));
        events.publishEvent(new RouteDeleted(projectId, routeId, List.copyOf(stepIds)));
        routes.delete(routeId);
        store.audit("route_deleted", before, null);
        events.publishEvent(new ConfigChanged(projectId));
    }

    /** Adds a step to the draft; its id must be a fresh UUID. */
    @Transactional
    public RouteStep addStep(UUID projectId, UUID routeId, @Nullable Long expectedRevision, StepConfig step) {
        var after = update(projectId, routeId, expectedRevision, edit -> {
            List<StepConfig> steps = new ArrayList<>(edit.draft().steps());
            steps.add(step);
            return edit.withDraft(edit.draft().withSteps(steps));
        });
        return stepOf(after, UUID.fromString(step.id()));
    }

    @Transactional
    public RouteStep updateStep(
            UUID projectId,
            UUID routeId,
            UUID stepId,
            @Nullable Long expectedRevision,
            UnaryOperator<StepConfig> change) {
        var after = update(projectId, routeId, expectedRevision, edit -> {
            var old = edit.draft().step(stepId).orElseThrow(() -> ApplicationException.notFound("step"));
            return edit.withDraft(edit.draft()
                    .withSteps(edit.draft().steps().stream()
                            .map(step -> step == old ? change.apply(step) : step)
                            .toList()));
        });
        return stepOf(after, stepId);
    }

    @Transactional
    public void deleteStep(UUID projectId, UUID routeId, UUID stepId, @Nullable Long expectedRevision) {
        update(projectId, routeId, expectedRevision, edit -> {
            if (edit.draft().step(stepId).isEmpty()) {
                throw ApplicationException.notFound("step");
            }
            return edit.withDraft(edit.draft().withoutStep(stepId));
        });
    }

    private static RouteStep stepOf(RouteDetail route, UUID stepId) {
        return route.steps().stream()
                .filter(step -> step.config().id().equals(stepId.toString()))
                .findFirst()
                .orElseThrow(() -> ApplicationException.notFound("step"));
    }

    private @Nullable String publishedHash(Route before, RouteSettings wanted) {
        if (before.publishedVersion() == wanted.publishedVersion()
                && (before.publishedHash() != null || wanted.version() != wanted.publishedVersion())) {
            return before.publishedHash();
        }
        return versions.servedAt(before.id(), wanted.publishedVersion())
                .map(RouteVersion::contentHash)
                .orElseThrow(() -> ApplicationException.invalid(
                        "publishedVersion", "names nothing that was published; publish the route first"));
    }
}
