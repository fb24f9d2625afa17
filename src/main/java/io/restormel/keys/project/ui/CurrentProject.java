package io.restormel.keys.project.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The project that this browser session looks at, shared by its windows. To be used on the UI thread. */
@SpringComponent
@VaadinSessionScope
public class CurrentProject {

    private static final String PARAMETER = "projectId";

    private final ProjectService projects;
    private final RecentProjects recent = new RecentProjects();
    private @Nullable UUID selected;

    CurrentProject(ProjectService projects) {
        this.projects = projects;
    }

    /** The last one selected, else the oldest that the person may see; empty when there is none. */
    public Optional<Project> get() {
        var visible = projects.list();
        return visible.stream()
                .filter(project -> project.id().equals(selected))
                .findFirst()
                .or(() -> visible.stream().findFirst());
    }

    /** All that the person may see, the oldest first. */
    List<Project> all() {
        return projects.list();
    }

    RecentProjects recent() {
        return recent;
    }

    public void select(UUID projectId) {
        selected = projectId;
        recent.add(projectId);
    }

    /**
     * The project that the address names ({@code :projectId}), which becomes the selected one; else the selected one,
     * in which case the navigation goes on to the deep link {@code projects/:projectId/…} of the same view if it has
     * one.
     *
     * @throws NotFoundException shown as a page, when the address names no project that this person may see
     * @throws NoProjectException shown as a page that leads to the projects, when there is none at all
     */
    public Project fromUrlOrCurrent(BeforeEnterEvent event) {
        var named = event.getRouteParameters().get(PARAMETER);
        if (named.isPresent()) {
            var project = named.flatMap(this::find).orElseThrow(NotFoundException::new);
            select(project.id());
            return project;
        }
        var project = get().orElseThrow(NoProjectException::new);
        goToDeepLink(event, project);
        return project;
    }

    private Optional<Project> find(String id) {
        try {
            return Optional.of(projects.require(UUID.fromString(id), Role.VIEWER));
        } catch (IllegalArgumentException | ApplicationException.NotFound _) {
            return Optional.empty();
        }
    }

    private static void goToDeepLink(BeforeEnterEvent event, Project project) {
        var location = event.getLocation();
        var deepLink = "projects/" + project.id() + "/" + location.getPath();
        if (RouteConfiguration.forSessionScope().getRoute(deepLink).isPresent()) {
            event.forwardTo(deepLink, location.getQueryParameters());
        }
    }
}
