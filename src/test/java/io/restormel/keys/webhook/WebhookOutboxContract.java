package io.restormel.keys.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.project.ProjectChange;
import io.restormel.keys.webhook.Delivery.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What gets into the outbox, with what in it, and out of it again. */
abstract class WebhookOutboxContract extends WebhookTestCase {

    @Test
    void each_webhook_hears_what_it_asked_for() {
        var all = webhook(newPath());
        var some = webhook(newPath(), "project.updated", "route.published");
        var off = webhook(newPath());
        asAdmin(() -> webhooks.edit(off.webhook().id(), WebhookChange.enabled(false)));

        var project = newProject("Shop");
        asAdmin(() -> projects.edit(project, null, ProjectChange.rename("Store")));

        assertThat(deliveries(all)).extracting(Delivery::event).contains("project.created", "project.updated");
        assertThat(deliveries(some)).extracting(Delivery::event).containsExactly("project.updated");
        assertThat(deliveries(off)).isEmpty();
    }

    @Test
    void one_event_of_a_change_is_sent_and_a_saved_policy_counts_as_published_to_who_asks_for_that() {
        var all = webhook(newPath());
        var old = webhook(newPath(), "policy.published");
        var policy = Map.of(
                "name", "No gpt", "type", "model_denylist", "ruleDefinition", Map.of("modelIds", List.of("gpt-4o")));
        call(admin, "POST", "/keys/v1/policies", policy).expect(201);

        assertThat(deliveries(all)).extracting(Delivery::event).containsExactly("policy.created");
        assertThat(deliveries(old)).extracting(Delivery::event).containsExactly("policy.published");
    }

    @Test
    void what_is_rolled_back_is_told_to_nobody() {
        var webhook = webhook(newPath());
        assertThatThrownBy(() -> new TransactionTemplate(transactions).execute(_ -> {
                    newProject("Never");
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(deliveries(webhook)).isEmpty();
    }

    @Test
    void no_secret_and_no_end_user_is_in_a_delivery() {
        var canary = "sk-ant-api03-canary0123456789abcdefghijklmnop";
        var webhook = webhook(newPath());
        var project = newProject("Shop");
        var credential = Map.of("providerType", "anthropic", "secret", canary, "label", "Mine");
        call(admin, "POST", "/keys/v1/credentials", credential).expect(201);
        call(admin, "POST", "/keys/v1/projects/" + project + "/keys", Map.of("label", "CI"))
                .expect(201);
        // As a person might paste it into a label.
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ -> asAdmin(() -> {
                    events.publishEvent(
                            AuditEntry.of("credential_created", "credential", UUID.randomUUID(), "Mine " + canary)
                                    .ofEndUser(project, "customer-4711")
                                    .changed(null, Map.of("secret", canary)));
                    return true;
                }));

        var sent = deliveries(webhook);
        assertThat(sent).extracting(Delivery::event).contains("project.created", "credential.added", "key.created");
        assertThat(sent)
                .extracting(Delivery::body)
                .allSatisfy(body -> assertThat(body)
                        .doesNotContain("canary")
                        .doesNotContain("customer-4711")
                        .doesNotContain("@example.com"));
        assertThat(sent.getFirst().body()).contains("\"of_end_user\":true", "Mine sk-ant-…[redacted]");
    }

    @Test
    void old_deliveries_are_cleared_away_and_waiting_ones_ended() {
        var webhook = webhook(newPath(), "project.created");
        var project = newProject("Shop");
        deliver(webhook);
        asAdmin(() -> webhooks.edit(webhook.webhook().id(), new WebhookChange(null, List.of("project.updated"), null)));
        asAdmin(() -> projects.edit(project, null, ProjectChange.rename("Store")));
        asAdmin(() -> webhooks.edit(webhook.webhook().id(), WebhookChange.enabled(false)));
        var cleaner = new DeliveryCleaner(outbox, clock);

        clock.pass(Duration.ofDays(2));
        cleaner.clean();
        assertThat(deliveries(webhook)).extracting(Delivery::status).containsExactly(Status.FAILED, Status.DELIVERED);
        clock.pass(Duration.ofDays(29));
        cleaner.clean();
        assertThat(deliveries(webhook)).isEmpty();
    }
}
