package io.restormel.keys.embed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.embed.AllowedOriginService;
import io.restormel.keys.embed.NewWidgetSession;
import io.restormel.keys.embed.WidgetAction;
import io.restormel.keys.embed.WidgetComponent;
import io.restormel.keys.embed.WidgetSessionService;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.OnH2;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person does on the Widgets page. */
@OnH2
@ViewPackages(classes = WidgetsView.class)
class WidgetsViewIT extends SpringBrowserlessTest {

    @Autowired
    ProjectService projects;

    @Autowired
    AllowedOriginService origins;

    @Autowired
    WidgetSessionService sessions;

    @Autowired
    CurrentCaller current;

    @Autowired
    DSLContext sql;

    private void on(Role role, Consumer<UUID> work) {
        var workspace = TestWorkspace.create(sql);
        var project = current.as(
                workspace.person(Role.ADMIN),
                () -> projects.create("Shop", false).id());
        current.as(workspace.person(role), () -> {
            UI.getCurrent().navigate("projects/" + project + "/widgets");
            work.accept(project);
            return true;
        });
    }

    private Button button(String text) {
        return find(Button.class).withText(text).first();
    }

    @Test
    void an_origin_is_added_and_a_wrong_one_is_told_at_the_field() {
        on(Role.ADMIN, project -> {
            var field =
                    find(TextField.class).withCaption("Origin of your pages").single();
            test(field).setValue("https://*.example.com");
            test(button("Allow")).click();
            assertThat(field.isInvalid()).isTrue();
            assertThat(field.getErrorMessage()).contains("without *");

            test(field).setValue("https://app.example.com/");
            test(button("Allow")).click();
            assertThat(field.isInvalid()).isFalse();
            assertThat(field.getValue()).isEmpty();
            assertThat(origins.list(project)).containsExactly("https://app.example.com");
        });
    }

    @Test
    void the_snippets_hold_the_project_and_no_key() {
        on(Role.VIEWER, project -> {
            var code = find(CodeBlock.class).all();
            assertThat(code).hasSize(2);
            var texts = code.stream()
                    .map(each -> each.getElement().getTextRecursively())
                    .toList();
            assertThat(texts.get(0)).contains("rk-model-selector", "fetchSession");
            assertThat(texts.get(1)).contains(project.toString(), "$RESTORMEL_GATEWAY_KEY", "\"environmentId\": \"");
            assertThat(find(TextField.class)
                            .withCaption("Origin of your pages")
                            .single()
                            .isEnabled())
                    .isFalse();
            assertThat(button("Show as this end user").isEnabled()).isFalse();
        });
    }

    @Test
    void an_active_session_is_listed_and_revoked() {
        on(Role.EDITOR, project -> {
            sessions.create(
                    project,
                    new NewWidgetSession(
                            "ada @1",
                            Set.of(WidgetComponent.KEY_MANAGER),
                            Set.of(WidgetAction.LIST),
                            List.of(),
                            null,
                            null,
                            List.of(),
                            Duration.ofMinutes(5),
                            null));
            test(button("Refresh")).click();
            var grid = find(DataGrid.class).all().stream()
                    .filter(each -> each.getColumns().size() == 5)
                    .findFirst()
                    .orElseThrow();
            assertThat(test((DataGrid<?>) grid).getCellText(0, 0)).isEqualTo("ada @1");
            test((Button) test((DataGrid<?>) grid).getCellComponent(0, 4)).click();
            assertThat(sessions.active(project)).isEmpty();
        });
    }
}
