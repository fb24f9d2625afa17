package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sessions that are not good: the server says why, the elements show it, and the next session mends it. */
class EmbedRefusalIT extends EmbedStage {

    private final AtomicReference<JsonNode> last = new AtomicReference<>();

    @BeforeEach
    void rememberSessions() {
        host.sessions(() -> {
            last.set(mint());
            return last.get().toString();
        });
        browser.allow("/keys/v1/widget/");
        browser.allow("/widget-session");
        browser.allow("Failed to load resource");
    }

    private void revoke(JsonNode issued) {
        backend.delete(project + "/widget-sessions/" + issued.path("id").asString())
                .expect(200);
    }

    private String refusal(String session, String method, String path, @Nullable String body) {
        var reply = backend.as(session).send(method, "/keys/v1/widget" + path, body);
        return reply.status() + " " + reply.error();
    }

    @Test
    void a_revoked_session_is_replaced_without_a_word() {
        showBoth();
        int before = host.minted();
        var revoked = last.get();
        revoke(revoked);
        then(refusal(revoked.path("session").asString(), "GET", "/models", null))
                .isEqualTo("401 session_revoked");
        page().waitForCondition(() -> host.minted() > before);
        button("Add a key").click();
        secret().waitFor();
        then(events("rk-error")).isZero();
        then(events("rk-session-expired")).isZero();
    }

    @Test
    void while_the_host_gives_no_session_the_elements_say_so_and_go_on_asking() {
        showBoth();
        host.sessions(() -> "");
        for (var issued : backend.get(project + "/widget-sessions").expect(200).data()) {
            revoke(issued);
        }
        event("rk-session-expired");
        event("rk-error", Map.of("code", "session_unavailable", "retryable", true));
        status("rk-model-selector", "degraded");
        say("Could not renew your session. Trying again…");
        host.sessions(() -> mint().toString());
        status("rk-model-selector", "ready");
        status("rk-key-manager", "empty");
    }

    @Test
    void an_expired_session_given_as_an_attribute_is_told_and_a_new_one_mends_it() {
        session.put("ttlSeconds", 1);
        var short1 = mint().path("session").asString();
        session.remove("ttlSeconds");
        show(ELEMENTS + SELECTOR, EARS);
        page().evaluate("s => document.querySelector('rk-model-selector').setAttribute('session', s)", short1);
        event("rk-error", Map.of("code", "session_expired"));
        event("rk-session-expired");
        say("Your session has ended.");
        then(refusal(short1, "GET", "/session", null)).isEqualTo("401 session_expired");
        page().evaluate(
                        "s => document.querySelector('rk-model-selector').setAttribute('session', s)",
                        mint().path("session").asString());
        status("rk-model-selector", "ready");
    }

    @Test
    void a_tampered_session_is_refused_and_fetched_again() {
        var good = mint().path("session").asString();
        var tampered = good.substring(0, good.length() - 1) + (good.endsWith("a") ? "b" : "a");
        then(refusal(tampered, "GET", "/keys", null)).isEqualTo("401 session_invalid");
        host.sessions(() -> {
            host.sessions(() -> mint().toString());
            return "{\"session\":\"" + tampered + "\"}";
        });
        show(ELEMENTS + SELECTOR);
        ready(1);
        then(events("rk-error")).isZero();
        then(host.minted()).isEqualTo(2);
    }

    @Test
    void a_page_whose_origin_the_session_lacks_is_told_so() {
        allow(host.origin(), "https://app.example.com");
        session.put("origins", List.of("https://app.example.com"));
        show(ELEMENTS + SELECTOR + MANAGER);
        event("rk-error", Map.of("code", "origin_not_allowed", "retryable", false));
        say("This page may not use this component: " + host.origin() + " is not on the allow-list.");
        status("rk-model-selector", "error");
        session.put("origins", List.of(host.origin()));
        page().reload();
        ready(2);
        // No project allows the page any more; the element can tell that from a broken network.
        allow("https://app.example.com");
        event("rk-error", Map.of("code", "origin_not_allowed", "retryable", false));
        say("This page may not use this component: " + host.origin() + " is not on the allow-list.");
        status("rk-key-manager", "degraded");
        status("rk-model-selector", "degraded");
        then(events("rk-error")).as("one for each element").isEqualTo(2);
    }

    @Test
    void actions_components_and_other_users_keys_are_refused_by_the_server() {
        var other = mint();
        var key = newKey();
        var own = Map.of("providerType", "openai", "secret", key);
        var id = backend.post(project + "/end-users/" + user + "/credentials", own)
                .expect(201)
                .data()
                .path("id")
                .asString();
        session.put("endUserId", "someone-else");
        var stranger = mint().path("session").asString();
        then(refusal(stranger, "POST", "/keys/" + id + "/verify", "{}")).isEqualTo("404 not_found");
        then(refusal(stranger, "DELETE", "/keys/" + id, null)).isEqualTo("404 not_found");
        then(refusal(stranger, "GET", "/keys/" + id + "/dependants", null)).isEqualTo("404 not_found");
        then(backend.as(stranger).get("/keys/v1/widget/keys").data().path("keys"))
                .isEmpty();

        session.put("endUserId", user);
        session.put("actions", List.of("list"));
        var reader = mint().path("session").asString();
        then(refusal(reader, "POST", "/keys/" + id + "/verify", "{}")).isEqualTo("403 action_not_allowed");
        then(refusal(reader, "DELETE", "/keys/" + id, null)).isEqualTo("403 action_not_allowed");
        showBoth();
        page().locator("rk-key-manager [data-key]").waitFor();
        then(page().locator("rk-key-manager button").count()).isZero();

        session.put("components", List.of("model-selector"));
        then(refusal(mint().path("session").asString(), "GET", "/keys", null)).isEqualTo("403 component_not_allowed");
        then(refusal(
                        other.path("session").asString(),
                        "POST",
                        "/keys",
                        "{\"providerId\":\"openai\",\"secret\":\"" + key + "\"}"))
                .as("without our own origin")
                .isEqualTo("403 origin_not_allowed");
    }

    @Test
    void a_session_of_somebody_else_empties_the_elements_first() {
        backend.post(
                        project + "/end-users/" + user + "/credentials",
                        Map.of("providerType", "openai", "secret", newKey(), "label", "Only mine"))
                .expect(201);
        showBoth();
        say("Only mine");
        session.put("endUserId", "someone-else-" + user);
        revoke(last.get());
        for (var issued : backend.get(project + "/widget-sessions").expect(200).data()) {
            if (issued.path("endUserId").asString().equals(user)) {
                revoke(issued);
            }
        }
        say("No keys yet");
        then(page().getByText("Only mine").count()).isZero();
    }
}
