package io.restormel.keys.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.ProjectChange;
import io.restormel.keys.webhook.Delivery.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** From the change to the receiver, with everything that can go wrong between them. */
abstract class WebhookDeliveryContract extends WebhookTestCase {

    static byte[] hmac(byte[] key, String message) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    }

    static String standard(String secret, Receiver.Call call) throws Exception {
        var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        var signed = call.header("webhook-id") + "." + call.header("webhook-timestamp") + "." + call.text();
        return "v1," + Base64.getEncoder().encodeToString(hmac(key, signed));
    }

    @Test
    void a_change_reaches_the_receiver_signed_in_both_ways() throws Exception {
        var path = newPath();
        var webhook = webhook(path, "project.created");
        var project = newProject("Shop");

        deliver(webhook);

        var call = RECEIVER.only(path);
        var secret = webhook.signingSecret();
        assertThat(secret).matches("whsec_[0-9a-f]{64}");
        assertThat(call.header("X-Restormel-Event")).isEqualTo("project.created");
        assertThat(call.header("User-Agent")).isEqualTo("Restormel-Webhooks/1");
        assertThat(call.header("Content-Type")).isEqualTo("application/json");
        assertThat(call.header("X-Restormel-Signature"))
                .isEqualTo(
                        "v1=" + HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), call.text())));
        assertThat(call.header("webhook-signature")).isEqualTo(standard(secret, call));
        assertThat(Long.parseLong(call.header("webhook-timestamp")))
                .isBetween(
                        clock.instant().getEpochSecond() - 60, clock.instant().getEpochSecond());
        var body = MAPPER.readTree(call.text());
        assertThat(body.propertyNames()).containsExactly("id", "event", "occurred_at", "workspace_id", "data");
        assertThat(body.path("id").asString()).isEqualTo(call.header("webhook-id"));
        assertThat(body.path("workspace_id").asString())
                .isEqualTo(workspace.id().toString());
        assertThat(body.path("data").toString())
                .isEqualTo("{\"action\":\"project_created\",\"target_type\":\"project\",\"target_id\":\"" + project
                        + "\",\"target_name\":\"Shop\",\"project_id\":\"" + project + "\"}");
        assertThat(deliveries(webhook)).singleElement().satisfies(delivery -> {
            assertThat(delivery.status()).isEqualTo(Status.DELIVERED);
            assertThat(delivery.attempts()).isEqualTo(1);
            assertThat(delivery.lastStatus()).isEqualTo(204);
        });
        assertThat(present(webhook).lastSuccessAt()).isNotNull();
    }

    @Test
    void after_a_refusal_it_is_tried_again_later_under_the_same_id() {
        var path = newPath();
        var webhook = webhook(path, "project.created");
        RECEIVER.answer(path, 500);
        newProject("Shop");
        deliver(webhook);
        deliver(webhook);
        assertThat(RECEIVER.calls(path)).hasSize(1);
        var failed = deliveries(webhook).getFirst();
        assertThat(failed.status()).isEqualTo(Status.PENDING);
        assertThat(failed.lastError()).isEqualTo("The server answered 500.");
        assertThat(Duration.between(clock.instant(), failed.nextAttemptAt()))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(12));

        clock.pass(Duration.ofSeconds(13));
        deliver(webhook);
        RECEIVER.answer(path, 200);
        clock.pass(Duration.ofSeconds(37));
        deliver(webhook);

        var calls = RECEIVER.calls(path);
        assertThat(calls).hasSize(3);
        assertThat(calls)
                .extracting(call -> call.header("webhook-id"))
                .containsOnly(failed.id().toString());
        assertThat(calls).extracting(Receiver.Call::text).containsOnly(failed.body());
        assertThat(calls.getLast().header("webhook-timestamp"))
                .isNotEqualTo(calls.getFirst().header("webhook-timestamp"));
        assertThat(deliveries(webhook).getFirst().status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void redirects_are_not_followed() {
        var path = newPath();
        var webhook = webhook(path, "project.created");
        RECEIVER.answer(path, 302);
        newProject("Shop");
        deliver(webhook);
        assertThat(RECEIVER.calls("/elsewhere")).isEmpty();
        assertThat(deliveries(webhook).getFirst().lastError()).contains("redirects are not followed");
    }

    @Test
    void after_24_hours_of_failures_it_is_given_up_and_the_webhook_disabled() {
        var path = newPath();
        var webhook = webhook(path, "project.created");
        var witness = webhook(newPath(), "webhook.disabled");
        RECEIVER.answer(path, 503);
        newProject("Shop");
        for (int i = 0; i < 30; i++) {
            deliver(webhook);
            var delivery = deliveries(webhook).getFirst();
            if (delivery.status() == Status.FAILED) {
                break;
            }
            assertThat(present(webhook).enabled()).isTrue();
            clock.pass(
                    Duration.between(clock.instant(), delivery.nextAttemptAt()).plusMillis(1));
        }

        assertThat(deliveries(webhook).getFirst().status()).isEqualTo(Status.FAILED);
        assertThat(RECEIVER.calls(path)).hasSizeBetween(10, 16);
        assertThat(present(webhook).enabled()).isFalse();
        assertThat(present(webhook).disabledReason()).isEqualTo(Webhook.FAILING);
        assertThat(deliveries(witness)).extracting(Delivery::event).containsExactly("webhook.disabled");
        newProject("Unheard");
        assertThat(deliveries(webhook)).hasSize(1);

        asAdmin(() -> webhooks.edit(webhook.webhook().id(), WebhookChange.enabled(true)));
        assertThat(present(webhook).disabledReason()).isNull();
    }

    @Test
    void one_that_took_something_meanwhile_stays_enabled() {
        var path = newPath();
        var webhook = webhook(path, "project.created", "project.updated");
        RECEIVER.answer(path, 503);
        var project = newProject("Shop");
        deliver(webhook);
        RECEIVER.answer(path, 200);
        asAdmin(() -> projects.edit(project, null, ProjectChange.rename("Store")));
        deliver(webhook);
        RECEIVER.answer(path, 503);
        clock.pass(Duration.ofHours(24).plusSeconds(1));
        deliver(webhook);

        assertThat(deliveries(webhook)).extracting(Delivery::status).containsExactly(Status.DELIVERED, Status.FAILED);
        assertThat(present(webhook).enabled()).isTrue();
    }

    @Test
    void while_one_node_is_at_it_another_makes_no_second_attempt() throws Exception {
        var path = newPath();
        var open = new CountDownLatch(1);
        RECEIVER.hold(path, open);
        var webhook = webhook(path, "project.created");
        newProject("Shop");
        var first = Thread.ofVirtual().start(() -> deliver(webhook));
        await().until(() -> RECEIVER.calls(path).size() == 1);

        deliver(webhook);
        assertThat(RECEIVER.calls(path)).hasSize(1);

        open.countDown();
        first.join();
        assertThat(deliveries(webhook).getFirst().status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void two_nodes_share_the_work_without_doing_any_twice() throws Exception {
        var path = newPath();
        var webhook = webhook(path, "project.created");
        for (int i = 0; i < 8; i++) {
            newProject("Shop " + i);
        }
        var nodes = new Thread[] {
            Thread.ofVirtual().start(() -> deliver(webhook)),
            Thread.ofVirtual().start(() -> deliver(webhook)),
            Thread.ofVirtual().start(() -> deliver(webhook))
        };
        for (var node : nodes) {
            node.join();
        }
        assertThat(RECEIVER.calls(path)).hasSize(8);
        assertThat(deliveries(webhook)).extracting(Delivery::attempts).containsOnly(1);
    }

    @Test
    void a_node_that_dies_between_sending_and_noting_so_leaves_it_to_the_next() {
        var path = newPath();
        var webhook = webhook(path, "project.created");
        newProject("Shop");
        var found = deliveries(webhook).getFirst();
        var now = clock.instant();
        assertThat(outbox.lease(found.id(), 0, now, now.plus(WebhookDeliverer.LEASE)))
                .isTrue();
        assertThat(outbox.lease(found.id(), 0, now, now.plus(WebhookDeliverer.LEASE)))
                .isFalse();

        deliver(webhook);
        assertThat(RECEIVER.calls(path)).isEmpty();
        clock.pass(WebhookDeliverer.LEASE.plusSeconds(1));
        deliver(webhook);

        assertThat(RECEIVER.only(path).header("webhook-id"))
                .isEqualTo(found.id().toString());
        assertThat(deliveries(webhook).getFirst().attempts()).isEqualTo(2);
    }

    @Test
    void a_slow_receiver_holds_up_no_other() {
        var slow = newPath();
        var quick = newPath();
        var open = new CountDownLatch(1);
        RECEIVER.hold(slow, open);
        var held = webhook(slow, "project.created");
        var other = webhook(quick, "project.created");
        newProject("Shop");
        try (var dispatcher = new WebhookDispatcher(outbox, newDeliverer(), clock)) {
            dispatcher.dispatch();
            await().until(() ->
                    RECEIVER.calls(slow).size() == 1 && RECEIVER.calls(quick).size() == 1);
            newProject("Store");
            dispatcher.dispatch();
            await().until(() -> RECEIVER.calls(quick).size() == 2);
            assertThat(RECEIVER.calls(slow)).hasSize(1);
            open.countDown();
        } finally {
            open.countDown();
        }
        assertThat(deliveries(other))
                .as("what is under way at the end is noted")
                .extracting(Delivery::status)
                .containsOnly(Delivery.Status.DELIVERED);
        assertThat(deliveries(held)).extracting(Delivery::status).contains(Delivery.Status.DELIVERED);
    }

    @Test
    void the_running_application_delivers_by_itself() {
        var path = newPath();
        webhook(path, "project.created");
        jobs.start();
        try {
            newProject("Shop");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> RECEIVER.calls(path).size() == 1);
        } finally {
            jobs.stop();
        }
    }

    @Test
    void an_address_that_may_no_longer_be_called_is_refused_at_each_delivery() {
        var path = newPath();
        var webhook = webhook(path, "project.created");
        // As if its name led into our network since it was saved.
        rows.update(
                webhook.webhook().id(),
                "https://127.0.0.1/" + path,
                webhook.webhook().eventTypes(),
                true,
                null);
        newProject("Shop");
        deliver(webhook);
        assertThat(deliveries(webhook).getFirst().lastError()).contains("private network");
        assertThat(deliveries(webhook).getFirst().lastStatus()).isNull();
    }

    @Test
    void re_sending_gives_a_failed_delivery_another_day_under_its_id() {
        var path = newPath();
        var webhook = webhook(path, "project.created");
        var id = webhook.webhook().id();
        RECEIVER.answer(path, 500);
        newProject("Shop");
        deliver(webhook);
        clock.pass(Duration.ofHours(25));
        deliver(webhook);
        var failed = deliveries(webhook).getFirst();
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThatThrownBy(() -> asAdmin(() -> webhooks.resend(id, failed.id())))
                .isInstanceOf(ApplicationException.Conflict.class);

        RECEIVER.answer(path, 200);
        asAdmin(() -> webhooks.edit(id, WebhookChange.enabled(true)));
        asAdmin(() -> webhooks.resend(id, failed.id()));
        deliver(webhook);

        assertThat(RECEIVER.calls(path)).hasSize(3);
        assertThat(RECEIVER.calls(path).getLast().header("webhook-id"))
                .isEqualTo(failed.id().toString());
        assertThat(deliveries(webhook)).singleElement().satisfies(delivery -> {
            assertThat(delivery.status()).isEqualTo(Status.DELIVERED);
            assertThat(delivery.lastError()).isNull();
        });
    }

    @Test
    void for_a_day_after_a_rotation_the_old_secret_signs_as_well() throws Exception {
        var path = newPath();
        var old = webhook(path, "project.created");
        var rotated = asAdmin(() -> webhooks.rotateSecret(old.webhook().id()));
        assertThat(rotated.signingSecret()).isNotEqualTo(old.signingSecret());
        newProject("Shop");
        deliver(old);
        var call = RECEIVER.only(path);
        assertThat(call.header("webhook-signature"))
                .isEqualTo(standard(rotated.signingSecret(), call) + " " + standard(old.signingSecret(), call));

        clock.pass(Duration.ofHours(25));
        newProject("Store");
        deliver(old);
        var later = RECEIVER.calls(path).getLast();
        assertThat(later.header("webhook-signature")).isEqualTo(standard(rotated.signingSecret(), later));
    }

    @Test
    void a_test_is_sent_once_even_to_a_disabled_webhook() {
        var path = newPath();
        var webhook = webhook(path, "project.created");
        var id = webhook.webhook().id();
        asAdmin(() -> webhooks.edit(id, WebhookChange.enabled(false)));
        RECEIVER.answer(path, 500);
        asAdmin(() -> webhooks.test(id));
        deliver(webhook);
        assertThat(RECEIVER.only(path).header("X-Restormel-Event")).isEqualTo("webhook.test");
        assertThat(deliveries(webhook).getFirst().status()).isEqualTo(Status.FAILED);
        assertThat(present(webhook).disabledReason()).isNull();
    }
}
