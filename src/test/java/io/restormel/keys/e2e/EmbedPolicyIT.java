package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A selector follows the policies while it is open. */
class EmbedPolicyIT extends EmbedStage {

    @Test
    void a_new_policy_reaches_an_open_list_by_itself_and_is_named() {
        showBoth();
        field().click();
        field().fill("gpt-4o-mini");
        marked("GPT-4o mini");
        var name = "No minis of " + user;
        forbid(name, "gpt-4o-mini");
        page().getByText("Blocked by policy “" + name + "”.").first().waitFor();
        then(field().inputValue()).isEqualTo("gpt-4o-mini");
        page().keyboard().press("Enter");
        then(field().getAttribute("aria-expanded")).isEqualTo("true");

        var session = mint().path("session").asString();
        var anyway = backend.as(session)
                .send("PUT", "/keys/v1/widget/model-choice", "{\"providerId\":\"openai\",\"modelId\":\"gpt-4o-mini\"}");
        then(anyway.status()).isEqualTo(403);
        then(anyway.error()).isEqualTo("model_not_allowed");
        then(anyway.json().at("/reason/policy").asString()).isEqualTo(name);
        var byBackend = backend.send(
                "PUT",
                project + "/end-users/" + user + "/model-choice",
                "{\"providerType\":\"openai\",\"modelId\":\"gpt-4o-mini\"}");
        then(byBackend.error()).isEqualTo("policy_blocked");
    }

    @Test
    void a_choice_that_was_forbidden_a_moment_ago_is_taken_back() {
        showBoth();
        field().click();
        field().fill("gpt-4o-mini");
        marked("GPT-4o mini");
        page().route("**/keys/v1/widget/models", com.microsoft.playwright.Route::abort);
        browser.allow("/keys/v1/widget/");
        browser.allow("Failed to load resource");
        forbid("Just now", "gpt-4o-mini");
        page().keyboard().press("Enter");
        event("rk-error", Map.of("code", "model_not_allowed"));
        say("GPT-4o mini was not chosen. Blocked by policy “Just now”.");
        then(events("rk-model-selected")).isZero();
        then(page().evaluate("document.querySelector('rk-model-selector').value"))
                .isEqualTo("");
    }
}
