package io.restormel.keys.health.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.IntegerField;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.health.CircuitReport;
import io.restormel.keys.health.CircuitState;
import io.restormel.keys.health.HealthService;
import io.restormel.keys.health.HealthSettings;
import io.restormel.keys.health.HealthSettingsService;
import io.restormel.keys.platform.ui.ConflictNote;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.FormDialog;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.route.NewRoute;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.route.RouteSettings;
import io.restormel.keys.support.OnH2;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = CircuitsView.class)
class CircuitsViewIT extends SpringBrowserlessTest {

    @Autowired
    HealthService health;

    @Autowired
    HealthSettingsService settings;

    @Autowired
    RouteService routes;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private TestWorkspace workspace;
    private Caller admin;
    private Project project;

    @BeforeEach
    void a_live_route() {
        workspace = TestWorkspace.create(sql);
        admin = workspace.person(Role.ADMIN);
        project = callers.as(admin, () -> projects.create("Shop", false));
        callers.as(admin, () -> {
            var step = StepConfig.plain(UUID.randomUUID().toString(), 0, "openai", "gpt-4o", null, null);
            return routes.create(
                    project.id(),
                    new NewRoute(
                            Objects.requireNonNull(project.defaultEnvironmentId()),
                            RouteSettings.named("chat"),
                            RouteContent.EMPTY.withSteps(List.of(step)),
                            true));
        });
    }

    private void as(Caller caller, Runnable test) {
        callers.as(caller, () -> {
            UI.getCurrent().navigate("projects/" + project.id() + "/health");
            test.run();
            return true;
        });
    }

    private CircuitReport provider() {
        return health.circuits(project.id()).stream()
                .filter(each -> each.words().equals("openai"))
                .findFirst()
                .orElseThrow();
    }

    private void press(String text) {
        test(find(Button.class).withText(text).last()).click();
    }

    @Test
    void a_circuit_is_tripped_after_a_question_that_names_the_routes_and_reset() {
        as(admin, () -> {
            var grid = find(CircuitGrid.class).single();
            assertThat(test(grid).size()).isEqualTo(2);
            ((Button) test(grid).getCellComponent(0, 7)).click();

            find(DestructiveDialog.class).single();
            assertThat(find(ListItem.class).withText("chat").exists()).isTrue();
            press("Trip circuit");

            assertThat(provider().circuit().state()).isEqualTo(CircuitState.OPEN);
            assertThat(provider().circuit().reason()).isEqualTo("Opened by hand");
            var timeline = test(find(CircuitEventGrid.class).single());
            assertThat(timeline.size()).isEqualTo(1);
            assertThat(timeline.getCellText(0, 3)).isEqualTo("A person");
            assertThat(timeline.getCellText(0, 4))
                    .as("nothing that is not said beside it")
                    .isEqualTo("–");
            ((Button) test(find(CircuitGrid.class).single()).getCellComponent(0, 7)).click();
            assertThat(provider().circuit().state()).isEqualTo(CircuitState.CLOSED);
        });
    }

    @Test
    void settings_are_changed_and_a_wrong_one_is_told_in_the_dialog() {
        as(admin, () -> {
            press("Settings");
            var window = find(IntegerField.class).withCaption("Window, seconds").single();
            window.setValue(4);
            press("Save");
            assertThat(find(FormDialog.class).single().isOpened()).isTrue();
            window.setValue(30);
            press("Save");
            assertThat(settings.require(project.id()).window().toSeconds()).isEqualTo(30);
        });
    }

    @Test
    void settings_that_somebody_else_changed_meanwhile_are_not_written_over_unasked() {
        as(admin, () -> {
            press("Settings");
            find(IntegerField.class).withCaption("Successes to close").single().setValue(7);
            var theirs = HealthSettings.DEFAULT;
            settings.change(
                    project.id(),
                    _ -> new HealthSettings(
                            theirs.enabled(),
                            theirs.window(),
                            theirs.minimumCalls(),
                            theirs.failurePercent(),
                            theirs.rateLimitPercent(),
                            theirs.timeoutPercent(),
                            Duration.ofSeconds(90),
                            theirs.trials(),
                            theirs.probes()));
            press("Save");
            assertThat(settings.require(project.id()).trials()).isNotEqualTo(7);
            assertThat(find(ConflictNote.class).single().getElement().getTextRecursively())
                    .contains("still in the fields");

            press("See both versions");
            assertThat(find(H3.class).all().stream().map(H3::getText))
                    .containsExactly("Open for, seconds", "Successes to close");
            press("Keep mine");
            press("Save");
            assertThat(settings.require(project.id()).trials()).isEqualTo(7);
        });
    }

    @Test
    void who_may_only_look_has_no_buttons() {
        as(workspace.person(Role.VIEWER), () -> {
            assertThat(find(CircuitGrid.class).single().getColumns()).hasSize(7);
            assertThat(find(Button.class).withText("Settings").exists()).isFalse();
        });
    }
}
