package io.restormel.keys.device.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.device.WaitingCli;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.OnH2;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@OnH2
@ViewPackages(classes = {ConnectCliView.class, MainLayout.class})
class ConnectCliViewIT extends SpringBrowserlessTest {

    @Autowired
    ApplicationContext application;

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private TestWorkspace workspace;
    private Caller.Person editor;
    private WaitingCli cli;
    private String code = "";

    @BeforeEach
    void a_command_line_waits() {
        workspace = TestWorkspace.create(sql);
        editor = workspace.person(Role.EDITOR);
        callers.as(workspace.person(Role.ADMIN), () -> projects.create("Checkout", false));
        callers.as(workspace.person(Role.ADMIN), () -> projects.create("Search", false));
        cli = new WaitingCli(application);
        code = cli.start();
    }

    private void as(Caller caller, Runnable test) {
        callers.as(caller, () -> {
            test.run();
            return true;
        });
    }

    private static void open(String query) {
        UI.getCurrent().navigate("connect-cli", QueryParameters.fromString(query));
    }

    private void click(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    private TextField field(String label) {
        return find(TextField.class).withCaption(label).single();
    }

    private boolean heading(String text) {
        return find(H2.class).withText(text).exists();
    }

    @Test
    void the_printed_address_asks_for_the_answer_only() {
        as(editor, () -> {
            open("user_code=" + code);
            assertThat(heading("Approve " + code + "?")).isTrue();
            assertThat(field("Label").getValue()).isEqualTo("Command line");
            test((Select<?>) find(Select.class).withCaption("Project").single()).selectItem("Search");
            test((Select<?>) find(Select.class).withCaption("Environment").single())
                    .selectItem("Production");
            click("Approve");

            assertThat(heading("Approved")).isTrue();
            assertThat(cli.status(code)).isEqualTo("approved");
            open("user_code=" + code);
            assertThat(field("Code").getErrorMessage()).isEqualTo("This code was approved already");
        });
    }

    @Test
    void a_typed_code_is_taken_however_it_is_typed_and_can_be_denied() {
        as(editor, () -> {
            open("");
            field("Code").setValue(code.toLowerCase(Locale.ROOT).replace("-", ""));
            click("Continue");
            click("Deny");

            assertThat(heading("Denied")).isTrue();
            assertThat(cli.status(code)).isEqualTo("denied");
        });
    }

    @Test
    void a_code_that_nobody_shows_is_told_at_the_field_and_so_is_a_bad_label() {
        as(editor, () -> {
            open("user_code=AAAA-AAAA");
            assertThat(field("Code").isInvalid()).isTrue();
            assertThat(field("Code").getErrorMessage()).contains("No command line shows this code");

            field("Code").setValue(code);
            click("Continue");
            field("Label").setValue("rk_abc");
            click("Approve");
            assertThat(field("Label").isInvalid()).isTrue();
            assertThat(cli.status(code)).isEqualTo("pending");
        });
    }

    @Test
    void who_may_not_create_keys_may_deny_and_is_told_whom_to_ask() {
        as(workspace.person(Role.VIEWER), () -> {
            open("user_code=" + code);

            assertThat(find(Button.class).withText("Approve").exists()).isFalse();
            assertThat(find(Paragraph.class).withTextContaining("Ask an editor").exists())
                    .isTrue();
            click("Deny");
            assertThat(cli.status(code)).isEqualTo("denied");
        });
    }
}
