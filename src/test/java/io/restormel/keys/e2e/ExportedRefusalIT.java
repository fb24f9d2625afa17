package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.session.ManagerBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The exported components are told by the server what a session is not good for, at each call. */
class ExportedRefusalIT extends ExportedStage {

    /** A page that sets sessions itself. */
    private static final String NO_FETCH = HOST_SCRIPT.substring(0, HOST_SCRIPT.indexOf("addEventListener('DOM"));

    @Autowired
    ServletWebServerApplicationContext context;

    @BeforeEach
    void expectRefusals() {
        browser.allow("/widget-session");
        browser.allow("Failed to load resource");
    }

    private String token() {
        return mint().path("session").asString();
    }

    private void give(String tag, String token) {
        page().evaluate("([tag, token]) => { document.querySelector(tag).session = token; }", List.of(tag, token));
    }

    private void refused(String token, String code) {
        page().evaluate("events.length = 0");
        give("rk-server-model-selector", token);
        event("rk-error", Map.of("code", code));
    }

    @Test
    void tampered_expired_and_revoked_sessions_are_refused_with_their_codes_and_a_good_one_mends_it() {
        var good = token();
        session.put("ttlSeconds", 1);
        var expired = token();
        session.remove("ttlSeconds");
        var revoked = mint();
        backend.delete(project + "/widget-sessions/" + revoked.path("id").asString())
                .expect(200);
        session.put("components", List.of("key-manager"));
        var ofManager = token();
        session.put("components", List.of("model-selector"));
        show(SCRIPT + SELECTOR, NO_FETCH);
        page().waitForFunction("() => customElements.get('rk-server-model-selector')");

        refused(good.substring(0, good.length() - 1) + (good.endsWith("a") ? "b" : "a"), "session_invalid");
        event("rk-session-expired");
        say("Your session has ended.");
        refused(expired, "session_expired");
        refused(revoked.path("session").asString(), "session_revoked");
        refused(ofManager, "component_not_allowed");
        give("rk-server-model-selector", good);
        event("rk-status", Map.of("status", "ready"));
    }

    @Test
    void a_page_whose_origin_the_session_lacks_is_refused() {
        allow(host.origin(), "https://app.example.com");
        session.put("origins", List.of("https://app.example.com"));
        show(SCRIPT + SELECTOR + MANAGER);
        event("rk-error", Map.of("code", "origin_not_allowed", "retryable", false));
        say("This page may not use this component: " + host.origin() + " is not on the allow-list.");
    }

    @Test
    void a_session_that_arrives_late_or_while_vaadin_connects_counts() {
        show(SCRIPT + SELECTOR, NO_FETCH);
        page().waitForFunction("() => customElements.get('rk-server-model-selector')");
        give("rk-server-model-selector", "rkw_not-yet");
        page().waitForFunction("() => document.querySelector('restormel-model-selector')");
        // At any moment of connecting: the last one given is the one that counts.
        page().evaluate("""
                async (token) => {
                  const element = document.querySelector('rk-server-model-selector');
                  while (!element.firstElementChild.$?.id) await new Promise(requestAnimationFrame);
                  await new Promise((done) => setTimeout(done, 12));
                  element.session = token;
                }""", token());
        ready(1);
    }

    @Test
    void a_revoked_session_is_replaced_by_the_page() {
        showBoth();
        int before = host.minted();
        for (var issued : backend.get(project + "/widget-sessions").expect(200).data()) {
            backend.delete(project + "/widget-sessions/" + issued.path("id").asString())
                    .expect(200);
        }
        page().waitForCondition(() -> host.minted() >= before + 2);
        page().waitForCondition(() -> page().getByText("Your session has ended").count() == 0);
        field().fill("gpt-4o-mini");
        option("GPT-4o mini").click();
        event("rk-model-selected");
        then(events("rk-session-expired")).isZero();
    }

    @Test
    void a_session_of_somebody_else_empties_the_component_and_actions_are_asked_by_the_server() {
        backend.post(
                        project + "/end-users/" + user + "/credentials",
                        Map.of("providerType", "openai", "secret", newKey(), "label", "Only mine"))
                .expect(201);
        var mine = token();
        session.put("endUserId", "someone-else");
        var other = token();
        session.put("endUserId", user);
        session.put("actions", List.of("list"));
        session.put("components", List.of("key-manager"));
        var reader = token();
        show(SCRIPT + MANAGER, NO_FETCH);
        page().waitForFunction("() => customElements.get('rk-server-key-manager')");
        give("rk-server-key-manager", mine);
        say("Only mine");
        give("rk-server-key-manager", other);
        say("No keys yet");
        then(page().getByText("Only mine").count()).isZero();
        give("rk-server-key-manager", reader);
        say("Only mine");
        then(page().locator("rk-key-manager button").count()).isZero();
        var answers = page().evaluate("""
                async () => {
                  const server = document.querySelector('restormel-key-manager').shadowRoot.querySelector('rk-key-manager').$server;
                  const id = (await server.answer('GET', 'keys', null, null)).body.data.keys[0].id;
                  const told = async (answer) => { const { status, body } = await answer; return status + ' ' + body.error; };
                  return [
                    await told(server.answer('DELETE', 'keys/' + id, null, null)),
                    await told(server.answer('POST', 'keys/' + id + '/verify', null, null)),
                    await told(server.answer('POST', 'keys', '{"providerId":"openai","secret":"sk-from-the-page"}', null)),
                    await told(server.answer('GET', 'models', null, null)),
                    await told(server.field()),
                  ].join();
                }""");
        then(answers)
                .isEqualTo("403 action_not_allowed,403 action_not_allowed,404 not_found,403 component_not_allowed,"
                        + "403 action_not_allowed");
        then(keys()).hasSize(1);
    }

    @Test
    void components_come_back_after_the_server_forgot_its_sessions() {
        showBoth();
        page().evaluate("window.first = document.querySelector('restormel-model-selector')");
        sessions().forEach(org.apache.catalina.Session::expire);
        // What Vaadin puts in the place of the forgotten one is a copy, which the element around it looks after.
        page().waitForFunction(
                        "() => document.querySelector('restormel-model-selector') !== window.first",
                        null,
                        new com.microsoft.playwright.Page.WaitForFunctionOptions().setTimeout(30_000));
        ready(4);
        field().fill("gpt-4o-mini");
        option("GPT-4o mini").click();
        event("rk-model-selected");
    }

    /** Of the running server, as its end forgets them. */
    private Stream<org.apache.catalina.Session> sessions() {
        var tomcat =
                Objects.requireNonNull((TomcatWebServer) context.getWebServer()).getTomcat();
        return Stream.of(tomcat.getHost().findChildren())
                .flatMap(each -> Stream.of(((ManagerBase) ((Context) each).getManager()).findSessions()));
    }

    @Test
    void a_policy_without_eval_is_told_instead_of_showing_nothing() {
        host.allowsNothingMore();
        browser.allow("Content Security Policy");
        browser.allow("unsafe-eval");
        show(SCRIPT + SELECTOR);
        event("rk-error", Map.of("code", "policy_blocked"));
        say("'unsafe-eval'");
    }
}
