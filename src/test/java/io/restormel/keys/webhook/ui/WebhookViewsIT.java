package io.restormel.keys.webhook.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ui.ConflictNote;
import io.restormel.keys.platform.ui.SidePanel;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.support.OnH2;
import io.restormel.keys.webhook.Webhook;
import io.restormel.keys.webhook.WebhookChange;
import io.restormel.keys.webhook.WebhookService;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnH2
@ViewPackages(classes = WebhooksView.class)
class WebhookViewsIT extends SpringBrowserlessTest {

    /** No name ever leads anywhere there. */
    private static final String URL = "https://hooks.example.invalid/x";

    @Autowired
    WebhookService webhooks;

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

    private void press(String text) {
        test(find(Button.class).withText(text).last()).click();
    }

    private void open(Webhook webhook) {
        UI.getCurrent().navigate("webhooks/" + webhook.id());
    }

    @Test
    void a_webhook_is_added_and_its_secret_shown_once() {
        as(admin, () -> {
            UI.getCurrent().navigate("webhooks");
            assertThat(find(H2.class).withText("No webhooks yet").exists()).isTrue();

            press("Add webhook");
            find(WebhookDialog.class).single();
            test(find(TextField.class).withCaption("Address").single()).setValue("https://10.0.0.1/");
            press("Add webhook");
            assertThat(find(TextField.class).withCaption("Address").single().isInvalid())
                    .isTrue();

            find(Checkbox.class)
                    .withCaption("All events, also those to come")
                    .single()
                    .setValue(false);
            test(find(TextField.class).withCaption("Address").single()).setValue(URL);
            press("Add webhook");
            assertThat(find(Paragraph.class)
                            .withText("Choose at least one event.")
                            .exists())
                    .isTrue();
            find(Checkbox.class).withAriaLabel("Key: Leaked").single().setValue(true);
            press("Add webhook");

            assertThat(find(TextField.class)
                            .withCaption("Signing secret")
                            .single()
                            .getValue())
                    .startsWith("whsec_");
            press("I have copied it");
            assertThat(webhooks.list()).singleElement().satisfies(webhook -> {
                assertThat(webhook.url()).isEqualTo(URL);
                assertThat(webhook.eventTypes()).containsExactly("key.leaked");
            });
        });
    }

    @Test
    void the_log_opens_a_delivery_and_sends_it_again() {
        as(admin, () -> {
            var webhook = webhooks.create(URL, List.of("project.created")).webhook();
            projects.create("Checkout", false);
            open(webhook);
            assertThat(test(find(DeliveryGrid.class).single()).size()).isEqualTo(1);

            var queued =
                    webhooks.deliveries(webhook.id(), null, 10).deliveries().getFirst();
            resend().click();
            assertThat(webhooks.deliveries(webhook.id(), null, 10).deliveries())
                    .singleElement()
                    .satisfies(delivery -> assertThat(delivery.queuedAt()).isAfter(queued.queuedAt()));

            press("Send test");
            assertThat(webhooks.deliveries(webhook.id(), null, 10).deliveries()).hasSize(2);

            test(find(DeliveryGrid.class).single()).clickRow(1);
            assertThat(find(SidePanel.class).single().getElement().getTextRecursively())
                    .contains("\"Checkout\"");
            assertThat(find(TextField.class).withCaption("webhook-id").exists()).isTrue();
        });
    }

    private Button resend() {
        return (Button) test(find(DeliveryGrid.class).single()).getCellComponent(0, 6);
    }

    @Test
    void a_webhook_that_we_disabled_says_why_and_is_enabled_again() {
        as(admin, () -> {
            var webhook = webhooks.create(URL, List.of()).webhook();
            sql.update(DSL.table("webhook"))
                    .set(DSL.field("enabled", Boolean.class), false)
                    .set(DSL.field("disabled_reason", String.class), Webhook.FAILING)
                    .where(DSL.field("id").eq(webhook.id()))
                    .execute();
            open(webhook);
            assertThat(find(StatusBadge.class).withText("Disabled: failing").exists())
                    .isTrue();
            assertThat(find(Paragraph.class)
                            .withTextContaining("took nothing for 24 hours")
                            .exists())
                    .isTrue();

            press("Enable");
            assertThat(find(StatusBadge.class).withText("Enabled").exists()).isTrue();
            assertThat(webhooks.require(webhook.id()).disabledReason()).isNull();

            press("Rotate secret");
            press("Rotate secret");
            assertThat(find(TextField.class)
                            .withCaption("Signing secret")
                            .single()
                            .getValue())
                    .startsWith("whsec_");
            press("I have copied it");

            press("Delete");
            press("Delete webhook");
            assertThat(webhooks.list()).isEmpty();
            assertThat(find(H1.class).withText("Webhooks").exists()).isTrue();
        });
    }

    @Test
    void an_edit_that_came_too_late_shows_both_versions() {
        as(admin, () -> {
            var webhook = webhooks.create(URL, List.of("project.created")).webhook();
            open(webhook);
            press("Edit");
            find(Checkbox.class).withAriaLabel("Key: Leaked").single().setValue(true);
            webhooks.edit(webhook.id(), new WebhookChange(URL + "/theirs", null, null));
            press("Save");
            assertThat(webhooks.require(webhook.id()).eventTypes()).containsExactly("project.created");
            assertThat(find(ConflictNote.class).all()).hasSize(1);

            press("Load their version");
            assertThat(find(TextField.class)
                            .withCaption("Address")
                            .all()
                            .getLast()
                            .getValue())
                    .isEqualTo(URL + "/theirs");
            find(Checkbox.class).withAriaLabel("Key: Leaked").single().setValue(true);
            press("Save");
            assertThat(webhooks.require(webhook.id()).eventTypes()).contains("key.leaked");
        });
    }

    @Test
    void who_is_too_fast_disabling_it_takes_that_back() {
        as(admin, () -> {
            var webhook = webhooks.create(URL, List.of()).webhook();
            open(webhook);
            press("Disable");
            assertThat(webhooks.require(webhook.id()).enabled()).isFalse();
            press("Undo");
            assertThat(webhooks.require(webhook.id()).enabled()).isTrue();
            assertThat(find(StatusBadge.class).withText("Enabled").exists()).isTrue();
        });
    }

    @Test
    void who_may_not_look_is_told_whom_to_ask() {
        as(workspace.person(Role.EDITOR), () -> {
            UI.getCurrent().navigate("webhooks");
            assertThat(find(H2.class).withText("For administrators").exists()).isTrue();
            assertThat(find(Button.class).withText("Add webhook").exists()).isFalse();
        });
    }
}
