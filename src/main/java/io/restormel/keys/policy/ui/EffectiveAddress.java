package io.restormel.keys.policy.ui;

import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.ui.CurrentProject;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The place that is asked about, as the query of an address. What it names and is not there is left open. */
final class EffectiveAddress {

    private final ProjectService projects;
    private final CurrentProject current;
    private final PlaceFields place;
    private final AskerFields asker;
    private @Nullable UUID shown;

    EffectiveAddress(ProjectService projects, CurrentProject current, PlaceFields place, AskerFields asker) {
        this.projects = projects;
        this.current = current;
        this.place = place;
        this.asker = asker;
    }

    void read(QueryParameters query) {
        var named = id(query, "project");
        var project = projects.list().stream()
                .filter(each -> each.id().equals(named))
                .findFirst()
                .or(current::get);
        var kind = Stream.of(TargetType.values())
                .filter(TargetType::isOfRequest)
                .filter(each -> query.getSingleParameter(each.wire()).isPresent())
                .findFirst();
        var said = kind.flatMap(each -> query.getSingleParameter(each.wire())).orElse("");
        project.ifPresent(
                each -> place.show(each, id(query, "environment"), id(query, "route"), id(query, "route_step")));
        asker.show(project.orElse(null), kind.orElse(null), said);
        shown = project.map(Project::id).orElse(null);
    }

    /** Keys are those of a project. */
    void projectPicked() {
        var project = place.project();
        var now = project.map(Project::id).orElse(null);
        if (now != null && !now.equals(shown)) {
            asker.show(project.get(), null, "");
            shown = now;
        }
    }

    QueryParameters query() {
        var query = new LinkedHashMap<String, String>();
        place.place().ifPresent(each -> {
            query.put("project", each.projectId().toString());
            put(query, "environment", each.environmentId());
            put(query, "route", each.routeId());
            put(query, "route_step", each.stepId());
        });
        asker.asker().ifPresent(each -> {
            var name = each.name();
            query.put(each.type().wire(), name == null ? each.id().toString() : name);
        });
        return QueryParameters.simple(query);
    }

    private static void put(LinkedHashMap<String, String> query, String name, @Nullable UUID id) {
        if (id != null) {
            query.put(name, id.toString());
        }
    }

    private static @Nullable UUID id(QueryParameters query, String name) {
        try {
            return query.getSingleParameter(name).map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
