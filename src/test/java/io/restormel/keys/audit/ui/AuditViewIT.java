package io.restormel.keys.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ui.SidePanel;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.project.ProjectChange;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.OnH2;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = AuditView.class)
class AuditViewIT extends SpringBrowserlessTest {

    @Autowired
    ProjectService projects;

    @Autowired
    CurrentCaller callers;

    @Autowired
    DSLContext sql;

    private TestWorkspace workspace;
    private Caller admin;

    @BeforeEach
    void newWorkspace() {
        workspace = TestWorkspace.create(sql);
        admin = workspace.person(Role.ADMIN);
    }

    private void as(Caller caller, Runnable test) {
        callers.as(caller, () -> {
            test.run();
            return true;
        });
    }

    private void twoEvents() {
        var project = projects.create("Checkout", false);
        projects.edit(project.id(), null, ProjectChange.rename("Till"));
    }

    private void open(String query) {
        UI.getCurrent().navigate("audit", QueryParameters.fromString(query));
    }

    @Test
    void before_anything_happened_it_says_what_will_be_here() {
        as(admin, () -> {
            open("");
            assertThat(find(H2.class).withText("Nothing happened yet").exists()).isTrue();
        });
    }

    @Test
    void who_may_not_look_is_told_whom_to_ask() {
        as(workspace.person(Role.VIEWER), () -> {
            open("");
            assertThat(find(H2.class).withText("For administrators").exists()).isTrue();
            assertThat(find(Button.class).withText("Verify the chain").exists()).isFalse();
        });
    }

    @Test
    void an_event_opens_with_what_it_was_and_became() {
        as(admin, () -> {
            twoEvents();
            open("");
            assertThat(test(find(AuditGrid.class).single()).size()).isEqualTo(2);

            test(find(AuditGrid.class).single()).clickRow(0);

            assertThat(find(SidePanel.class).single().getElement().getTextRecursively())
                    .contains("Before", "\"Checkout\"", "After", "\"Till\"", "P <p@example.com>");
        });
    }

    @Test
    void filters_come_from_the_address_and_go_there() {
        as(admin, () -> {
            twoEvents();
            open("q=Till");
            assertThat(test(find(AuditGrid.class).single()).size()).isEqualTo(1);
            assertThat(find(TextField.class).withCaption("Search").single().getValue())
                    .isEqualTo("Till");

            test((Select<?>) find(Select.class).withCaption("Of what").single()).selectItem("Route");

            assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                    .startsWith("audit?")
                    .contains("q=Till", "target=route");
            assertThat(test(find(AuditGrid.class).single()).size()).isZero();
        });
    }

    @Test
    void the_chain_is_verified_at_the_press_of_a_button() {
        as(admin, () -> {
            twoEvents();
            open("");
            verify("Intact");

            sql.update(DSL.table("audit_event"))
                    .set(DSL.field("actor_name", String.class), "Somebody else")
                    .where(
                            DSL.field("workspace_id").eq(workspace.id()),
                            DSL.field("seq").eq(2))
                    .execute();
            verify("Broken at event 2");
        });
    }

    private void verify(String verdict) {
        var button = find(Button.class).withText("Verify the chain").single();
        test(button).click();
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(find(StatusBadge.class).withText(verdict).exists()).isTrue();
        });
        assertThat(button.isEnabled()).isTrue();
    }
}
