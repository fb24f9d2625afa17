package io.restormel.keys.project.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.OnH2;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = KeysSection.class)
class KeysSectionIT extends SpringBrowserlessTest {

    @Autowired
    ProjectService projects;

    @Autowired
    GatewayKeyService keys;

    @Autowired
    CurrentCaller current;

    @Autowired
    DSLContext sql;

    private Caller admin;
    private Project project;

    @BeforeEach
    void newProject() {
        admin = TestWorkspace.create(sql).person(Role.ADMIN);
        project = current.as(admin, () -> projects.create("Checkout", false));
    }

    private void asAdmin(Runnable work) {
        current.as(admin, () -> {
            work.run();
            return true;
        });
    }

    private void open(boolean mayEdit) {
        UI.getCurrent().add(new KeysSection(keys, project, projects.environments(project.id()), mayEdit));
    }

    private void click(String text) {
        test($(Button.class).withText(text).last()).click();
    }

    @Test
    void a_new_key_is_shown_once_with_what_an_app_needs() {
        asAdmin(() -> {
            open(true);
            click("Create key");
            $(TextField.class).withCaption("Label").single().setValue("CI staging");
            click("Create key");

            var secret = $(CopyField.class).withCaption("Gateway Key").single().getValue();
            assertThat(secret).startsWith("rk_");
            assertThat($(Pre.class).first().getText()).contains("export RESTORMEL_GATEWAY_KEY=" + secret);
            assertThat($(Pre.class).all().get(1).getText())
                    .contains("RESTORMEL_GATEWAY_KEY=" + secret, "RESTORMEL_PROJECT_ID=" + project.id());
            click("I have copied it");

            assertThat($(CopyField.class).withCaption("Gateway Key").exists()).isFalse();
            assertThat(keys.list(project.id())).extracting("label").containsExactly("CI staging");
        });
    }

    @Test
    void a_label_that_is_a_key_is_refused_at_its_field() {
        asAdmin(() -> {
            open(true);
            click("Create key");
            var label = $(TextField.class).withCaption("Label").single();
            label.setValue("rk_abc");
            click("Create key");

            assertThat(label.isInvalid()).isTrue();
            assertThat(keys.list(project.id())).isEmpty();
        });
    }

    private void clickInRow(String text) {
        var actions = test(grid()).getCellComponent(0, grid().getColumns().size() - 1);
        test($(Button.class, actions).withText(text).single()).click();
    }

    @Test
    void a_rotated_key_shows_its_old_secret_until_that_is_ended() {
        asAdmin(() -> {
            var before = keys.create(project.id(), "app", null, null);
            open(true);
            clickInRow("Rotate");
            click("Rotate");
            assertThat($(CopyField.class).withCaption("Gateway Key").single().getValue())
                    .startsWith("rk_")
                    .isNotEqualTo(before.secret());
            click("I have copied it");

            assertThat(keys.list(project.id()).getFirst().outgoing()).isNotNull();
            clickInRow("End old");
            click("End old secret");
            assertThat(keys.list(project.id()).getFirst().outgoing()).isNull();
        });
    }

    @Test
    void revoking_asks_first() {
        asAdmin(() -> {
            keys.create(project.id(), "old app", null, null);
            open(true);
            var revoke = grid().getColumns().size() - 1;
            var actions = test(grid()).getCellComponent(0, revoke);
            test($(Button.class, actions).withText("Revoke").single()).click();
            assertThat(keys.list(project.id())).hasSize(1);
            click("Revoke key");

            assertThat(keys.list(project.id())).isEmpty();
        });
    }

    @SuppressWarnings("unchecked")
    private DataGrid<Object> grid() {
        return $(DataGrid.class).single();
    }

    @Test
    void who_only_looks_gets_no_buttons() {
        asAdmin(() -> {
            open(false);

            assertThat($(Button.class).withText("Create key").exists()).isFalse();
        });
    }
}
