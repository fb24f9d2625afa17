package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restormel.keys.provider.VerificationResult.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The host applications that we publish, each with its own backend: everything that an end user does there, each event with
 * the detail that {@code docs/embedding.md} promises, and what the host's backend then reads from the API.
 */
class EmbedExamplesIT extends EmbedStage {

    /** Whom the examples' backend takes for signed in. */
    private static final String EXAMPLE_USER = "u_42";

    @SuppressWarnings("NullAway.Init")
    private ExampleHost example;

    @TempDir
    Path fresh;

    @BeforeEach
    void prepare() throws IOException {
        example = new ExampleHost(Map.of(
                "RESTORMEL_KEYS_URL",
                app(),
                "RESTORMEL_PROJECT_ID",
                project.substring("/projects/".length()),
                "RESTORMEL_GATEWAY_KEY",
                gatewayKey));
        allow(example.origin());
        user = EXAMPLE_USER;
        manager.send("PUT", project + "/credential-settings", "{\"required\":true}")
                .expect(200);
        page().addInitScript(EARS);
    }

    @AfterEach
    void stop() {
        example.close();
    }

    @Test
    void the_example_in_plain_html_works() throws IOException {
        example.start("html");
        walk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"react", "vue"})
    void the_examples_with_a_framework_work(String name) throws IOException {
        Assumptions.assumeTrue(ExampleHost.canBuild(), "Vite is installed with the elements' own tests");
        example.start(name);
        walk();
    }

    @Test
    void the_package_works_in_a_fresh_application() throws IOException {
        Assumptions.assumeTrue(ExampleHost.canBuild(), "Vite is installed with the elements' own tests");
        example.startFresh(fresh);
        walk();
    }

    private void walk() {
        page().navigate(example.origin() + "/");
        ready(2);
        then(event("rk-ready").toString()).isEqualTo("{}");
        event("rk-status", Map.of("status", "empty"));
        then(page().evaluate("document.cookie")).isEqualTo("");
        var id = bringsAKey();
        chooses();
        verifiesAndReplaces(id);
        removes(id);
        losesTheSession();
    }

    /** A model that needs a key leads to the KeyManager. */
    private String bringsAKey() {
        field().click();
        field().fill("gpt-4o-mini");
        marked("No key for OpenAI.");
        page().keyboard().press("Enter");
        then(event("rk-key-needed").toString()).isEqualTo("{\"providerId\":\"openai\"}");
        then(page().getByLabel("Provider").inputValue()).isEqualTo("openai");
        page().getByLabel("Name (optional)").fill("Mine");
        secret().fill(newKey());
        button("Save key").click();
        var added = event("rk-key-added");
        var id = added.path("keyId").asString();
        var key = "{\"keyId\":\"" + id + "\",\"providerId\":\"openai\",\"mask\":\"sk-…WXYZ\"";
        then(added.toString()).isEqualTo(key + "}");
        say("Key added: sk-…WXYZ");
        then(event("rk-key-verified").toString()).isEqualTo(key + ",\"status\":\"active\",\"code\":null}");
        then(keys()).hasSize(1);
        then(keys().at("/0/id").asString()).isEqualTo(id);
        then(keys().at("/0/label").asString()).isEqualTo("Mine");
        then(keys().at("/0/verificationCode").asString()).isEqualTo("valid");
        event("rk-status", Map.of("status", "ready"));
        return id;
    }

    private void chooses() {
        // The list learns of the key by itself.
        field().click();
        field().fill("gpt-4o-mini");
        page().waitForCondition(() -> "false".equals(option("GPT-4o mini").getAttribute("aria-disabled")));
        option("GPT-4o mini").click();
        then(event("rk-model-selected").toString())
                .isEqualTo("{\"modelId\":\"gpt-4o-mini\",\"providerId\":\"openai\"}");
        say("Model: gpt-4o-mini");
        var choice = backend.get(project + "/end-users/" + user + "/model-choice")
                .expect(200)
                .data()
                .path(0);
        then(choice.path("providerType").asString()).isEqualTo("openai");
        then(choice.path("modelId").asString()).isEqualTo("gpt-4o-mini");
    }

    private void verifiesAndReplaces(String id) {
        var other = newKey().replace("WXYZ", "5678");
        providers.answer(other, Kind.NO_QUOTA);
        button("Replace Mine").click();
        secret().fill(other);
        button("Save key").click();
        var key = "{\"keyId\":\"" + id + "\",\"providerId\":\"openai\",\"mask\":\"sk-…5678\"";
        then(event("rk-key-replaced").toString()).isEqualTo(key + "}");
        then(event("rk-key-verified", Map.of("code", "no_quota")).toString())
                .isEqualTo(key + ",\"status\":\"pending\",\"code\":\"no_quota\"}");
        then(keys().at("/0/id").asString()).isEqualTo(id);
        then(keys().at("/0/verificationCode").asString()).isEqualTo("no_quota");
        providers.answer(other, Kind.VALID);
        button("Verify Mine").click();
        then(event("rk-key-verified", Map.of("mask", "sk-…5678", "status", "active"))
                        .toString())
                .isEqualTo(key + ",\"status\":\"active\",\"code\":null}");
        then(keys().at("/0/verificationCode").asString()).isEqualTo("valid");
    }

    private void removes(String id) {
        button("Remove Mine").click();
        say("No route depends on it.");
        page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Remove").setExact(true))
                .click();
        then(event("rk-key-removed").toString()).isEqualTo("{\"keyId\":\"" + id + "\"}");
        say("Key removed: " + id);
        then(keys()).isEmpty();
        button("Undo").click();
        then(event("rk-key-added", Map.of("restored", true)).path("keyId").asString())
                .isEqualTo(id);
        then(keys()).hasSize(1);
    }

    private void losesTheSession() {
        browser.allow("/keys/v1/widget/");
        browser.allow("/widget-session");
        browser.allow("Failed to load resource");
        example.close();
        for (var issued : manager.get(project + "/widget-sessions").expect(200).data()) {
            manager.delete(project + "/widget-sessions/" + issued.path("id").asString())
                    .expect(200);
        }
        then(event("rk-session-expired").toString()).isEqualTo("{}");
        then(event("rk-error").toString()).isEqualTo("{\"code\":\"session_unavailable\",\"retryable\":true}");
        event("rk-status", Map.of("status", "degraded"));
        say("Could not renew your session. Trying again…");
    }
}
