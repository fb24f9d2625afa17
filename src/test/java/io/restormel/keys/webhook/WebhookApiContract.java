package io.restormel.keys.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.TestWorkspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Webhooks over HTTP. */
abstract class WebhookApiContract extends WebhookTestCase {

    private static final String PATH = "/keys/v1/webhooks";

    private JsonNode create(Map<String, ?> body) {
        return call(admin, "POST", PATH, body).expect(200).data();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys/v1/webhooks", "/keys/dashboard/api/webhooks"})
    void a_webhook_is_created_listed_changed_and_deleted(String path) {
        var created = call(
                        admin,
                        "POST",
                        path,
                        Map.of("url", RECEIVER.url("/a?b=c"), "event_types", List.of("route.published", "key.leaked")))
                .expect(200)
                .data();
        assertThat(created.path("signing_secret").asString()).matches("whsec_[0-9a-f]{64}");
        var webhook = created.path("webhook");
        assertThat(webhook.path("url").asString()).isEqualTo(RECEIVER.url("/a?b=c"));
        assertThat(webhook.path("event_types").toString()).isEqualTo("[\"key.leaked\",\"route.published\"]");
        var id = webhook.path("id").asString();

        var listed = call(admin, "GET", path, null).expect(200);
        assertThat(listed.data()).hasSize(1);
        assertThat(listed.body().toString()).doesNotContain("whsec_").contains("\"enabled\":true");

        var changed = call(admin, "PATCH", path + "/" + id, Map.of("enabled", false, "event_types", List.of("*")))
                .expect(200)
                .data();
        assertThat(changed.path("enabled").asBoolean()).isFalse();
        assertThat(changed.path("event_types").toString()).isEqualTo("[\"*\"]");

        var rotated = call(admin, "POST", path + "/" + id + "/rotate-secret", null)
                .expect(200)
                .data();
        assertThat(rotated.path("signing_secret").asString())
                .matches("whsec_[0-9a-f]{64}")
                .isNotEqualTo(created.path("signing_secret").asString());

        var deleted = call(admin, "DELETE", path + "?id=" + id, null).expect(200);
        assertThat(deleted.body().toString()).isEqualTo("{\"data\":{\"deleted\":true}}");
        call(admin, "DELETE", path + "?id=" + id, null).expect(404);
    }

    @Test
    void private_and_plain_addresses_are_refused_by_the_name_of_the_field() {
        for (var url : new String[] {
            "https://127.0.0.1/x",
            "https://10.0.0.1/x",
            "https://169.254.169.254/latest/meta-data",
            "https://[::1]/x",
            "http://example.com/x",
            "ftp://example.com/x",
            "https://user:pass@example.com/",
            "not an address"
        }) {
            var reply = call(admin, "POST", PATH, Map.of("url", url)).expect(400);
            assertThat(reply.body().path("field").asString()).as(url).isEqualTo("url");
        }
        var mine = create(Map.of("url", RECEIVER.url("/x")))
                .path("webhook")
                .path("id")
                .asString();
        var edited = call(admin, "PATCH", PATH + "/" + mine, Map.of("url", "https://192.168.1.1/"))
                .expect(400);
        assertThat(edited.body().path("field").asString()).isEqualTo("url");
    }

    @Test
    void wrong_bodies_name_what_is_wrong() {
        assertThat(call(admin, "POST", PATH, Map.of())
                        .expect(400)
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("url");
        assertThat(call(admin, "POST", PATH, Map.of("url", RECEIVER.url("/x"), "event_types", List.of("nothing")))
                        .expect(400)
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("event_types[0]");
        assertThat(call(admin, "POST", PATH, Map.of("url", RECEIVER.url("/x"), "secret", "x"))
                        .expect(400)
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("secret");
        call(admin, "DELETE", PATH, null).expect(400);
    }

    @Test
    void only_admins_and_management_keys_see_webhooks_and_only_their_own_workspace() {
        var id = create(Map.of("url", RECEIVER.url("/x")))
                .path("webhook")
                .path("id")
                .asString();
        call(workspace.person(Role.EDITOR), "GET", PATH, null).expect(403);
        call(new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), UUID.randomUUID(), null), "GET", PATH, null)
                .expect(401);
        call(new Caller.ManagementKey(UUID.randomUUID(), workspace.id()), "GET", PATH, null)
                .expect(200);
        var stranger = TestWorkspace.create(sql).person(Role.OWNER);
        call(stranger, "GET", PATH + "/" + id + "/deliveries", null).expect(404);
        call(stranger, "POST", PATH + "/" + id + "/rotate-secret", null).expect(404);
        call(stranger, "DELETE", PATH + "?id=" + id, null).expect(404);
    }

    @Test
    void deliveries_are_paged_tested_and_sent_again() {
        var path = newPath();
        var webhook = webhook(path, "project.created");
        var api = PATH + "/" + webhook.webhook().id();
        for (int i = 0; i < 4; i++) {
            newProject("Shop " + i);
        }
        call(admin, "POST", api + "/test", null).expect(200);
        deliver(webhook);

        var names = new ArrayList<String>();
        var cursor = "";
        do {
            var page = call(admin, "GET", api + "/deliveries?limit=2" + cursor, null)
                    .expect(200);
            page.data()
                    .forEach(each -> names.add(each.path("event").asString() + " "
                            + each.path("payload")
                                    .path("data")
                                    .path("target_name")
                                    .asString("")));
            cursor = page.body().path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.body().path("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(names)
                .containsExactly(
                        "webhook.test ",
                        "project.created Shop 3",
                        "project.created Shop 2",
                        "project.created Shop 1",
                        "project.created Shop 0");

        var last = deliveries(webhook).getLast();
        var again = call(admin, "POST", api + "/deliveries/" + last.id() + "/resend", null)
                .expect(200)
                .data();
        assertThat(again.path("status").asString()).isEqualTo("pending");
        deliver(webhook);
        assertThat(RECEIVER.calls(path)).hasSize(6);
        call(admin, "POST", api + "/deliveries/" + UUID.randomUUID() + "/resend", null)
                .expect(404);
        call(admin, "GET", api + "/deliveries?cursor=nonsense", null).expect(400);
    }
}
