package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.policy.PolicyTester;
import io.restormel.keys.policy.PolicyTester.Place;
import io.restormel.keys.policy.RouteChoice;
import io.restormel.keys.policy.RouteChoice.StepChoice;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Picks a place within a project, as exactly as one likes. */
final class PlaceFields extends Div {

    private final PolicyTester tester;
    private final ProjectService projects;
    private final Runnable changed;
    private final ComboBox<Project> project = new ComboBox<>(text("policy.project"));
    private final ComboBox<Environment> environment = new ComboBox<>(text("policy.place.environment"));
    private final ComboBox<RouteChoice> route = new ComboBox<>(text("policy.place.route"));
    private final ComboBox<StepChoice> step = new ComboBox<>(text("policy.place.stepField"));
    private boolean filling;

    /** @param changed runs after each choice of a person, not after {@link #show} */
    PlaceFields(PolicyTester tester, ProjectService projects, Runnable changed) {
        this.tester = tester;
        this.projects = projects;
        this.changed = changed;
        addClassName("form-row");
        project.setItems(projects.list());
        project.setItemLabelGenerator(Project::name);
        environment.setItemLabelGenerator(Environment::name);
        environment.setClearButtonVisible(true);
        environment.setPlaceholder(text("policy.place.default"));
        route.setItemLabelGenerator(RouteChoice::name);
        route.setClearButtonVisible(true);
        route.setPlaceholder(text("policy.place.outside"));
        step.setItemLabelGenerator(PolicyWords::step);
        step.setClearButtonVisible(true);
        step.setPlaceholder(text("policy.place.anyStep"));
        project.addValueChangeListener(_ -> picked(this::offerPlaces));
        environment.addValueChangeListener(_ -> picked(this::offerRoutes));
        route.addValueChangeListener(_ -> picked(this::offerSteps));
        step.addValueChangeListener(_ -> picked(() -> {}));
        add(project, environment, route, step);
        step.setEnabled(false);
    }

    /** Nothing that happens while the other fields follow is a choice. */
    private void picked(Runnable follow) {
        if (!filling) {
            filling = true;
            follow.run();
            filling = false;
            changed.run();
        }
    }

    private void offerPlaces() {
        environment.setItems(project.getOptionalValue()
                .map(each -> projects.environments(each.id()))
                .orElse(List.of()));
        offerRoutes();
    }

    private void offerRoutes() {
        var chosen = environment.getValue();
        var kept = route.getValue();
        var offered = project.getOptionalValue().map(each -> tester.routes(each.id())).orElse(List.of()).stream()
                .filter(each -> chosen == null || each.environmentId().equals(chosen.id()))
                .toList();
        route.setItems(offered);
        route.setValue(offered.contains(kept) ? kept : null);
        offerSteps();
    }

    private void offerSteps() {
        var offered = route.getOptionalValue().map(RouteChoice::steps).orElse(List.of());
        step.setItems(offered);
        step.setEnabled(!offered.isEmpty());
    }

    /** Picks these; what does not exist stays open. */
    void show(Project of, @Nullable UUID environmentId, @Nullable UUID routeId, @Nullable UUID stepId) {
        filling = true;
        project.setValue(of);
        offerPlaces();
        projects.environments(of.id()).stream()
                .filter(each -> each.id().equals(environmentId))
                .forEach(environment::setValue);
        offerRoutes();
        tester.routes(of.id()).stream()
                .filter(each -> each.id().equals(routeId))
                .forEach(route::setValue);
        offerSteps();
        route.getOptionalValue().stream()
                .flatMap(each -> each.steps().stream())
                .filter(each -> each.id().equals(stepId))
                .forEach(step::setValue);
        filling = false;
    }

    Optional<Project> project() {
        return project.getOptionalValue();
    }

    /** Empty until a project is picked. */
    Optional<Place> place() {
        return project.getOptionalValue()
                .map(each -> new Place(
                        each.id(),
                        environment.getOptionalValue().map(Environment::id).orElse(null),
                        route.getOptionalValue().map(RouteChoice::id).orElse(null),
                        step.getOptionalValue().map(StepChoice::id).orElse(null)));
    }
}
