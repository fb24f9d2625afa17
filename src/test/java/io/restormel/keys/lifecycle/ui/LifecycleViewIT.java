package io.restormel.keys.lifecycle.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.lifecycle.Use;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.route.NewRoute;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.route.RouteSettings;
import io.restormel.keys.support.OnH2;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = LifecycleView.class)
class LifecycleViewIT extends SpringBrowserlessTest {

    @Autowired
    ProjectService projects;

    @Autowired
    RouteService routes;

    @Autowired
    CurrentCaller current;

    @Autowired
    DSLContext sql;

    @Test
    void models_that_end_are_listed_with_what_uses_them() {
        var admin = TestWorkspace.create(sql).person(Role.ADMIN);
        current.as(admin, () -> {
            var project = projects.create("Shop", false);
            UI.getCurrent().navigate("projects/" + project.id() + "/lifecycle");
            assertThat(find(H2.class).withText("Nothing ends").exists()).isTrue();

            var step = StepConfig.plain(UUID.randomUUID().toString(), 0, "openai", "gpt-4.1-nano", null, null);
            routes.create(
                    project.id(),
                    new NewRoute(
                            Objects.requireNonNull(project.defaultEnvironmentId()),
                            RouteSettings.named("support-chat"),
                            RouteContent.EMPTY.withSteps(List.of(step)),
                            true));
            UI.getCurrent().navigate("projects/" + project.id() + "/lifecycle");

            assertThat(find(EndingSection.class).single().getElement().getTextRecursively())
                    .contains("gpt-4.1-nano", "Ended 23 Oct 2026. Replacement: gpt-5.6-luna.", "Retired");
            assertThat(takesOver().getAriaLabel()).contains("Replacement takes over, on support-chat");
            test(takesOver()).click();
            assertThat(takesOver().getValue()).isTrue();
            return true;
        });
    }

    @SuppressWarnings("unchecked")
    private Checkbox takesOver() {
        return (Checkbox) test((Grid<Use>) find(DataGrid.class).single()).getCellComponent(0, 2);
    }
}
