package io.restormel.keys.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.provider.VerificationResult.Kind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The KeyManager's calls: each for its session's end user only, and secrets from our own document only. */
abstract class WidgetKeysContract extends EmbedTestCase {

    @Test
    void a_key_lives_its_life_through_the_widget_and_the_backend_sees_the_same() {
        var session = session("u_1");
        var secret = newSecret();
        var added = add(session, "openai", secret).expect(201);
        assertThat(added.body().toString()).doesNotContain(secret);
        var key = added.data().path("key");
        var id = key.path("id").asString();
        assertThat(key.path("providerId").asString()).isEqualTo("openai");
        assertThat(key.path("mask").asString()).isEqualTo("sk-…WXYZ");
        assertThat(key.path("status").asString()).isEqualTo("pending");
        assertThat(key.path("label").isNull()).isTrue();

        var verified =
                page(session, "POST", "/keys/" + id + "/verify").expect(200).data();
        assertThat(verified.at("/key/status").asString()).isEqualTo("active");
        assertThat(verified.at("/key/code").isNull()).isTrue();
        assertThat(verified.at("/key/verifiedAt").asLong()).isPositive();

        var next = newSecret();
        providers.answer(next, Kind.INVALID);
        var replaced = page(OWN, session, "PUT", "/keys/" + id + "/secret", Map.of("secret", next))
                .expect(200);
        assertThat(replaced.data().at("/key/id").asString()).isEqualTo(id);
        assertThat(replaced.body().toString()).doesNotContain(next);
        var refused =
                page(session, "POST", "/keys/" + id + "/verify").expect(200).data();
        assertThat(refused.at("/key/status").asString()).isEqualTo("invalid");
        assertThat(refused.at("/key/code").asString()).isEqualTo("invalid");

        assertThat(as(host, "GET", "/end-users/u_1/credentials", null)
                        .data()
                        .at("/0/id")
                        .asString())
                .isEqualTo(id);

        var removed = page(session, "DELETE", "/keys/" + id).expect(200).data();
        assertThat(removed.path("undoUntil").asLong()).isGreaterThan(System.currentTimeMillis());
        assertThat(page(session, "GET", "/keys").data().path("keys")).isEmpty();
        page(session, "POST", "/keys/" + id + "/restore").expect(200);
        assertThat(page(session, "GET", "/keys").data().path("keys")).hasSize(1);
    }

    @Test
    void one_end_user_s_session_does_not_reach_another_s_keys() {
        var id = add(session("a"), "openai", newSecret())
                .expect(201)
                .data()
                .at("/key/id")
                .asString();
        var other = session("b");
        assertThat(page(other, "GET", "/keys").data().path("keys")).isEmpty();
        for (var call : List.of("GET /dependants", "POST /verify", "POST /restore", "DELETE ")) {
            var parts = call.split(" ", 2);
            var reply = page(other, parts[0], "/keys/" + id + parts[1]);
            assertThat(reply.status()).as(call).isEqualTo(404);
            assertThat(reply.error()).isEqualTo("not_found");
        }
        assertThat(page(OWN, other, "PUT", "/keys/" + id + "/secret", Map.of("secret", newSecret()))
                        .status())
                .isEqualTo(404);
        assertThat(page(session("a"), "GET", "/keys").data().path("keys")).hasSize(1);
    }

    @Test
    void a_secret_is_taken_from_our_own_document_only() {
        var session = session("u_1");
        var body = Map.of("providerId", "openai", "secret", newSecret());
        assertThat(page(HOST, session, "POST", "/keys", body).error()).isEqualTo("origin_not_allowed");
        var bearer = Map.of("Authorization", "Bearer " + session);
        var noOrigin = web("POST", "/keys/v1/widget/keys", bearer, body);
        assertThat(noOrigin.status()).isEqualTo(403);
        assertThat(noOrigin.error()).isEqualTo("origin_not_allowed");
        var id = add(session, "openai", newSecret())
                .expect(201)
                .data()
                .at("/key/id")
                .asString();
        var replaced = page(HOST, session, "PUT", "/keys/" + id + "/secret", Map.of("secret", newSecret()));
        assertThat(replaced.status()).isEqualTo(403);
        assertThat(replaced.error()).isEqualTo("origin_not_allowed");
    }

    @Test
    void an_action_or_component_that_the_session_lacks_is_refused_whatever_the_page_does() {
        var id = add(session("u_1"), "openai", newSecret())
                .expect(201)
                .data()
                .at("/key/id")
                .asString();
        var none = session(with(everything("u_1"), "actions", List.of()));
        var one = "/keys/" + id;
        assertRefused(page(none, "GET", "/keys"), "action_not_allowed");
        assertRefused(page(none, "GET", one + "/dependants"), "action_not_allowed");
        assertRefused(page(none, "POST", one + "/verify"), "action_not_allowed");
        assertRefused(page(none, "DELETE", one), "action_not_allowed");
        assertRefused(page(none, "POST", one + "/restore"), "action_not_allowed");
        assertRefused(add(none, "openai", newSecret()), "action_not_allowed");
        assertRefused(page(OWN, none, "PUT", one + "/secret", Map.of("secret", newSecret())), "action_not_allowed");

        var selector = session(with(everything("u_1"), "components", List.of("model-selector")));
        assertRefused(page(selector, "GET", "/keys"), "component_not_allowed");
        assertRefused(add(selector, "openai", newSecret()), "component_not_allowed");
        var manager = session(with(everything("u_1"), "components", List.of("key-manager")));
        assertRefused(page(manager, "GET", "/models"), "component_not_allowed");
        var choice = Map.of("providerId", "openai", "modelId", "gpt-4o");
        assertRefused(page(HOST, manager, "PUT", "/model-choice", choice), "component_not_allowed");
    }

    private static void assertRefused(Reply reply, String code) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(403);
        assertThat(reply.error()).isEqualTo(code);
    }

    @Test
    void keys_of_providers_that_the_session_does_not_show_are_not_there() {
        var id = add(session("u_1"), "openai", newSecret())
                .expect(201)
                .data()
                .at("/key/id")
                .asString();
        var narrow = session(with(everything("u_1"), "providers", List.of("anthropic")));
        assertThat(page(narrow, "GET", "/keys").data().path("keys")).isEmpty();
        assertThat(page(narrow, "DELETE", "/keys/" + id).status()).isEqualTo(404);
        var refused = add(narrow, "openai", newSecret());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("field").asString()).isEqualTo("providerId");
    }

    @Test
    void wrong_bodies_name_the_field_and_never_the_secret() {
        var session = session("u_1");
        var canary = "sk-canary-" + UUID.randomUUID();
        var label = page(
                OWN, session, "POST", "/keys", Map.of("providerId", "openai", "secret", newSecret(), "label", canary));
        assertThat(label.status()).isEqualTo(400);
        assertThat(label.body().toString()).doesNotContain(canary);
        var missing = page(OWN, session, "POST", "/keys", Map.of("providerId", "openai"));
        assertThat(missing.body().path("field").asString()).isEqualTo("secret");
        var unknown = page(OWN, session, "POST", "/keys", "{\"secret\":\"" + canary + "\",\"baseUrl\":\"https://x\"}");
        assertThat(unknown.body().path("field").asString()).isEqualTo("baseUrl");
        assertThat(unknown.body().toString()).doesNotContain(canary);
    }

    @Test
    void an_unchanged_list_is_not_sent_twice() {
        var session = session("u_1");
        add(session, "openai", newSecret()).expect(201);
        var first = page(session, "GET", "/keys").expect(200);
        var tag = first.raw().getHeader("ETag");
        var headers =
                Map.of("Origin", HOST, "Authorization", "Bearer " + session, "If-None-Match", String.valueOf(tag));
        var again = web("GET", "/keys/v1/widget/keys", headers, null).expect(304);
        assertThat(again.raw().getContentAsByteArray()).isEmpty();
        assertThat(again.raw().getHeader("Access-Control-Expose-Headers")).contains("ETag");
        add(session, "anthropic", newSecret()).expect(201);
        web("GET", "/keys/v1/widget/keys", headers, null).expect(200);
    }
}
