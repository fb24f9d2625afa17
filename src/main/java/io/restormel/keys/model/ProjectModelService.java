package io.restormel.keys.model;

import static java.util.stream.Collectors.toMap;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.IfMatch;
import io.restormel.keys.project.ProjectService;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The models on a project's list. Viewers read, editors write. Resolve and policies do not ask this list, so no change of it
 * is a change of the live configuration. Thread-safe.
 */
@Service
public class ProjectModelService {

    private final ProjectModelRepository models;
    private final ModelCheck check;
    private final ProjectService projects;
    private final CurrentCaller caller;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ProjectModelService(
            ProjectModelRepository models,
            ModelCheck check,
            ProjectService projects,
            CurrentCaller caller,
            Clock clock,
            ApplicationEventPublisher events) {
        this.models = models;
        this.check = check;
        this.projects = projects;
        this.caller = caller;
        this.clock = clock;
        this.events = events;
    }

    /** By provider and model. */
    public List<ProjectModel> list(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return models.list(projectId);
    }

    /** Asked before a body is looked at. */
    void requireEditor(UUID projectId) {
        projects.require(projectId, Role.EDITOR);
        caller.requireWholeProject("change the project's models");
    }

    /**
     * Adds those that are not on the list; the others stay as they are. Returns the whole list.
     *
     * @param seen by the list's tag, here and below
     * @throws ApplicationException.Invalid {@code project_models_validation_failed}, telling of each model at fault
     */
    @Transactional
    public List<ProjectModel> add(UUID projectId, IfMatch seen, List<WantedModel> asked) {
        return add(projectId, seen, WantedModels.of(asked));
    }

    @Transactional
    List<ProjectModel> add(UUID projectId, IfMatch seen, WantedModels asked) {
        var before = lock(projectId, seen);
        var wanted = check.canonical(asked.byIndex());
        var after = new LinkedHashMap<>(before);
        var now = now();
        wanted.values()
                .forEach(each -> after.computeIfAbsent(each.model(), _ -> ProjectModel.create(projectId, each, now)));
        var added = new TreeMap<>(wanted);
        added.values().removeIf(each -> before.containsKey(each.model()));
        refuse(
                asked.unreadable(),
                check.faults(wanted, before.values()),
                ModelCheck.referencesTaken(after.values(), added));
        write(before, after);
        return models.list(projectId);
    }

    /**
     * Makes the list what is asked for; a model that stays keeps its id. Returns the whole list.
     *
     * @throws ApplicationException.Invalid as {@link #add}, also for a model that is asked for twice
     */
    @Transactional
    public List<ProjectModel> replace(UUID projectId, IfMatch seen, List<WantedModel> asked) {
        return replace(projectId, seen, WantedModels.of(asked));
    }

    @Transactional
    List<ProjectModel> replace(UUID projectId, IfMatch seen, WantedModels asked) {
        var before = lock(projectId, seen);
        var wanted = check.canonical(asked.byIndex());
        var after = new LinkedHashMap<ModelRef, ProjectModel>();
        var now = now();
        for (var each : wanted.values()) {
            var existing = before.get(each.model());
            after.put(
                    each.model(),
                    existing == null ? ProjectModel.create(projectId, each, now) : existing.like(each, now));
        }
        refuse(
                asked.unreadable(),
                check.faults(wanted, before.values()),
                ModelCheck.repeated(wanted),
                ModelCheck.referencesTaken(after.values(), wanted));
        write(before, after);
        return models.list(projectId);
    }

    /** Whatever its kind: a list is put right in one go. */
    @SafeVarargs
    private static void refuse(List<ModelFault>... faults) {
        ModelFault.refuse(Arrays.stream(faults).flatMap(List::stream).toList());
    }

    /** @param edit may change all but which model it is */
    @Transactional
    public ProjectModel update(UUID projectId, UUID bindingId, IfMatch seen, UnaryOperator<WantedModel> edit) {
        var before = lock(projectId, seen);
        var was = find(before.values(), bindingId);
        var edited = edit.apply(was.wanted());
        var wanted = WantedModels.of(List.of(edited)).byIndex();
        ModelFault.refuseOne(check.faults(wanted, before.values()));
        var is = was.like(edited, now());
        var after = new LinkedHashMap<>(before);
        after.put(was.model(), is);
        ModelFault.refuseOne(ModelCheck.referencesTaken(after.values(), wanted));
        write(before, after);
        return is;
    }

    @Transactional
    public void remove(UUID projectId, UUID bindingId, IfMatch seen) {
        var before = lock(projectId, seen);
        var after = new LinkedHashMap<>(before);
        after.remove(find(before.values(), bindingId).model());
        write(before, after);
    }

    private static ProjectModel find(Collection<ProjectModel> models, UUID bindingId) {
        return models.stream()
                .filter(model -> model.id().equals(bindingId))
                .findFirst()
                .orElseThrow(() -> new ApplicationException.NotFound(
                        "binding_not_found", "The project has no such model on its list"));
    }

    /** One edit of a project's list at a time. */
    private Map<ModelRef, ProjectModel> lock(UUID projectId, IfMatch seen) {
        requireEditor(projectId);
        projects.requireLocked(projectId);
        var present = models.list(projectId);
        seen.require("The list", present);
        return present.stream()
                .collect(toMap(ProjectModel::model, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    }

    private void write(Map<ModelRef, ProjectModel> before, Map<ModelRef, ProjectModel> after) {
        for (var was : before.values()) {
            var is = after.get(was.model());
            if (is == null) {
                models.delete(was.id());
                audit("project_model_removed", was, null);
            } else if (was.logicalRef() != null && !Objects.equals(was.logicalRef(), is.logicalRef())) {
                models.clearReference(was.id());
            }
        }
        for (var is : after.values()) {
            var was = before.get(is.model());
            if (was == null) {
                models.insert(is);
                audit("project_model_added", null, is);
            } else if (!was.equals(is)) {
                models.update(is);
                audit("project_model_updated", was, is);
            }
        }
    }

    private void audit(String action, @Nullable ProjectModel was, @Nullable ProjectModel is) {
        var model = Objects.requireNonNull(is == null ? was : is);
        events.publishEvent(AuditEntry.of(action, "project_model", model.id(), model.name())
                .in(model.projectId())
                .changed(was == null ? null : was.wanted(), is == null ? null : is.wanted()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
