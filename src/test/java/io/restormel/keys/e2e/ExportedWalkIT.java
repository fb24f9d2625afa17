package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What end users do in the exported components on a page of another site, whose browser blocks cookies of third parties. */
class ExportedWalkIT extends ExportedStage {

    @Test
    void a_model_is_chosen_and_the_backend_sees_it() {
        showBoth();
        field().click();
        field().fill("gpt-4o-mini");
        option("GPT-4o mini").click();
        then(event("rk-model-selected").toString())
                .isEqualTo("{\"modelId\":\"gpt-4o-mini\",\"providerId\":\"openai\"}");
        var seen = backend.get(project + "/end-users/" + user + "/model-choice")
                .expect(200)
                .data();
        then(seen.at("/0/modelId").asString()).isEqualTo("gpt-4o-mini");

        page().reload();
        page().waitForFunction("() => events.some((e) => e.type === 'rk-ready')");
        then(field().inputValue()).isEqualTo("GPT-4o mini");
    }

    @Test
    void a_key_is_added_verified_removed_and_brought_back() {
        var requests = new ArrayList<Request>();
        page().onRequestFinished(requests::add);
        showBoth();
        var key = newKey();
        button("Add a key").click();
        secret().fill(key);
        button("Save key").click();
        var added = event("rk-key-added");
        var id = added.path("keyId").asString();
        then(added.path("mask").asString()).isEqualTo("sk-…WXYZ");
        then(keys().at("/0/id").asString()).isEqualTo(id);

        button("Verify OpenAI").click();
        then(event("rk-key-verified").path("status").asString()).isEqualTo("active");

        button("Remove OpenAI").click();
        say("No route depends on it.");
        page().locator("rk-key-manager .confirm button").last().click();
        then(event("rk-key-removed").toString()).isEqualTo("{\"keyId\":\"" + id + "\"}");
        then(keys()).isEmpty();
        button("Undo").click();
        event("rk-key-added", Map.of("restored", true));
        then(keys().at("/0/id").asString()).isEqualTo(id);

        then(requests)
                .as("all but the key itself goes through Vaadin")
                .filteredOn(request -> request.url().contains("/keys/v1/widget/"))
                .allMatch(request -> request.method().equals("POST")
                        && request.url().endsWith("/widget/keys")
                        && request.frame() != page().mainFrame());
        then(page().context().cookies())
                .as("a cookie for this host page only, apart from the dashboard's")
                .extracting(cookie -> cookie.name)
                .containsExactly("RKEMBED");
        Cookie cookie = page().context().cookies().getFirst();
        then(cookie.partitionKey).isEqualTo("http://127.0.0.1");
        then(cookie.secure && cookie.httpOnly).isTrue();
    }

    @Test
    void two_selectors_and_a_manager_late_and_early_and_scripts_loaded_twice_get_along() {
        show(
                "<rk-server-model-selector id=\"before\" label=\"Before\"></rk-server-model-selector>" + SCRIPT
                        + "<script type=\"module\" src=\"APP/embed/v1/rk-server-elements.js?again\"></script>"
                        + "<script type=\"module\" src=\"APP/embed/v1/rk-elements.js\"></script>" + MANAGER,
                HOST_SCRIPT + """
                        const a = document.createElement('rk-server-model-selector');
                        a.id = 'a';
                        a.fetchSession = fetchSession;
                        a.label = 'Early';
                        addEventListener('DOMContentLoaded', () => {
                          document.querySelector('main').prepend(a);
                          customElements.whenDefined('rk-server-key-manager').then(() => {
                            const b = document.createElement('rk-server-model-selector');
                            b.id = 'b';
                            b.label = 'Late';
                            document.querySelector('main').append(b);
                            b.fetchSession = fetchSession;
                          });
                        });
                        """);
        ready(4);
        for (var id : new String[] {"before", "a", "b"}) {
            page().locator("#" + id + " input").waitFor();
        }
        page().getByLabel("Early").first().waitFor();
        page().locator("#b input").fill("claude");
        page().locator("#b [role=option]").first().waitFor();
        page().keyboard().press("Enter");
        event("rk-model-selected", Map.of("providerId", "anthropic"));
        then(page().locator("#a input").inputValue()).isEmpty();
        then(page().locator("script[src*='/web-component/']").count()).isEqualTo(1);
        then(page().locator("vaadin-connection-indicator").count()).isZero();
        page().locator("rk-key-manager .add").click();
        secret().waitFor();
    }

    @Test
    void a_model_that_lacks_a_key_opens_the_manager_of_the_page() {
        manager.send("PUT", "/keys/v1" + project + "/credential-settings", "{\"required\":true}")
                .expect(200);
        showBoth();
        field().click();
        field().fill("claude");
        option("Claude").waitFor();
        page().keyboard().press("Enter");
        then(event("rk-key-needed").path("providerId").asString()).isEqualTo("anthropic");
        secret().waitFor();
        then(page().locator("rk-key-manager select").inputValue()).isEqualTo("anthropic");
    }
}
