package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Request;
import io.restormel.keys.provider.VerificationResult.Kind;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a product team does in its first ten minutes: both elements on a plain page, and all that their users do there. */
class EmbedWalkIT extends EmbedStage {

    @Test
    void a_model_is_chosen_and_the_backend_sees_it() {
        showBoth();
        field().click();
        field().fill("gpt-4o-mini");
        option("GPT-4o mini").click();
        var chosen = event("rk-model-selected");
        then(chosen.toString()).isEqualTo("{\"modelId\":\"gpt-4o-mini\",\"providerId\":\"openai\"}");
        var seen = backend.get(project + "/end-users/" + user + "/model-choice")
                .expect(200)
                .data();
        then(seen.at("/0/modelId").asString()).isEqualTo("gpt-4o-mini");
        then(seen.at("/0/providerType").asString()).isEqualTo("openai");

        page().reload();
        page().waitForFunction("() => document.querySelector('rk-model-selector').value === 'openai:gpt-4o-mini'");
        field().click();
        page().keyboard().press("Home");
        marked("Let the route decide");
        page().keyboard().press("Enter");
        var none = event("rk-model-selected");
        then(none.toString()).isEqualTo("{\"modelId\":null,\"providerId\":null}");
        then(backend.get(project + "/end-users/" + user + "/model-choice").data())
                .isEmpty();
    }

    @Test
    void a_key_is_added_verified_replaced_removed_and_brought_back() {
        var requests = new ArrayList<Request>();
        page().onRequestFinished(requests::add);
        showBoth();
        var first = newKey();
        button("Add a key").click();
        secret().waitFor();
        then(page().frames()
                        .getLast()
                        .evaluate("document.cookie = 'a=1; SameSite=None; Secure; path=/'; document.cookie"))
                .as("cookies of third parties are blocked here")
                .isEqualTo("");
        page().getByLabel("Name (optional)").fill("Mine");
        secret().fill(first);
        button("Save key").click();
        var added = event("rk-key-added");
        var id = added.path("keyId").asString();
        then(added.propertyNames()).containsExactlyInAnyOrder("keyId", "providerId", "mask");
        then(added.path("mask").asString()).isEqualTo("sk-…WXYZ");
        then(keys()).hasSize(1);
        then(keys().at("/0/id").asString()).isEqualTo(id);
        then(keys().at("/0/label").asString()).isEqualTo("Mine");
        var tried = event("rk-key-verified");
        then(tried.toString())
                .as("a new key is tried at once")
                .isEqualTo("{\"keyId\":\"" + id + "\",\"providerId\":\"openai\",\"mask\":\"sk-…WXYZ\","
                        + "\"status\":\"active\",\"code\":null}");
        say("Mine works.");

        var second = newKey().replace("WXYZ", "5678");
        providers.answer(second, Kind.NO_QUOTA);
        button("Replace Mine").click();
        secret().fill(second);
        button("Save key").click();
        var replaced = event("rk-key-replaced");
        then(replaced.path("keyId").asString()).isEqualTo(id);
        then(replaced.path("mask").asString()).isEqualTo("sk-…5678");

        var verified = event("rk-key-verified", Map.of("mask", "sk-…5678"));
        then(verified.path("code").asString()).isEqualTo("no_quota");
        then(verified.path("status").asString()).isEqualTo("pending");
        say("its account has no credit left");
        providers.answer(second, Kind.VALID);
        button("Verify Mine").click();
        event("rk-key-verified", Map.of("mask", "sk-…5678", "status", "active"));
        providers.answer(second, Kind.NO_QUOTA);
        button("Verify Mine").click();
        page().waitForCondition(() -> events("rk-key-verified") == 4);
        then(keys().toString()).contains("no_quota").doesNotContain(first).doesNotContain(second);

        button("Remove Mine").click();
        say("No route depends on it.");
        page().locator("rk-key-manager .confirm button").last().click();
        then(event("rk-key-removed").toString()).isEqualTo("{\"keyId\":\"" + id + "\"}");
        then(keys()).isEmpty();
        button("Undo").click();
        event("rk-key-added", Map.of("restored", true));
        then(keys().at("/0/id").asString()).isEqualTo(id);
        then(requests).noneMatch(request -> request.allHeaders().containsKey("cookie"));
    }

    @Test
    void a_key_that_its_provider_refuses_is_told_apart() {
        var bad = newKey();
        providers.answer(bad, Kind.INVALID);
        showBoth();
        addKey(bad);
        var verified = event("rk-key-verified");
        then(verified.path("code").asString()).isEqualTo("invalid");
        then(verified.path("status").asString()).isEqualTo("invalid");
        say("The provider refused this key.");
    }
}
