package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restormel.keys.support.Api;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A provider's key from the form to the call it pays for, and out again. */
class CredentialWalkIT extends WorkflowStage {

    @Test
    void workflow_2_a_key_is_added_verified_bound_checked_out_used_and_removed() throws Exception {
        var page = browser.page();
        var dashboard = dashboard();
        var manager = Api.asManager(port);
        var project =
                manager.post("/projects", Map.of("name", "Vault")).expect(201).data();
        var projectId = project.path("id").asString();
        var route = manager.post(
                        "/projects/" + projectId + "/routes",
                        Map.of(
                                "name",
                                "chat",
                                "environmentId",
                                project.path("defaultEnvironmentId").asString()))
                .expect(201)
                .data()
                .path("id")
                .asString();
        step(manager, projectId, route, 0, "openai", "gpt-5.5");
        step(manager, projectId, route, 1, "anthropic", "claude-sonnet-5-5");
        var app = manager.as(manager.post(
                        "/projects/" + projectId + "/keys",
                        Map.of("scopes", List.of("resolve", "usage", "credentials")))
                .expect(201)
                .data()
                .path("rawKey")
                .asString());

        dashboard.open("login");
        dashboard.signIn();
        dashboard.follow("Credentials");
        dashboard.press("Add credential");
        dashboard.pick(page.getByRole(AriaRole.DIALOG), "Provider", "OpenAI");
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Key"))
                .fill(ModelServer.KEY);
        dashboard.write("Label", "Model server");
        dashboard.write("Base URL", MODELS.baseUrl());
        dashboard.press("Add credential");
        assertThat(page.locator(".page-title").getByText("Verified", exactly())).isVisible();
        then(page.content()).doesNotContain(ModelServer.KEY);
        dashboard.press("Bind to a project");
        dashboard.pick(page.getByRole(AriaRole.DIALOG), "Project", "Vault");
        dashboard.press("Bind");
        assertThat(page.locator("vaadin-grid-cell-content").getByText("Vault")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK).getByText("Vault › chat › step 1"))
                .isVisible();
        ScreenshotTaker.take(page, "credential-verified");

        var decision = app.post("/projects/" + projectId + "/resolve", Map.of("routeId", "chat"))
                .expect(200)
                .data();
        then(decision.path("providerType").asString()).isEqualTo("openai");
        var checkout = app.post(
                        "/projects/" + projectId + "/credentials/checkout",
                        Map.of("decisionId", decision.path("requestId").asString()))
                .expect(200)
                .data();
        then(call(checkout.path("baseUrl").asString(), checkout.path("secret").asString()))
                .contains("Hello");
        app.post(
                        "/projects/" + projectId + "/credentials/checkout",
                        Map.of("decisionId", decision.path("requestId").asString()))
                .expect(409);

        // What is pressed while the page follows the use is lost.
        assertThat(page.locator("main").getByText("never", exactly())).hasCount(0);
        dashboard.press("Remove");
        assertThat(page.getByText("Vault › chat › step 1 (gpt-5.5)").last()).isVisible();
        dashboard.press("Remove credential");
        assertThat(dashboard.heading("Credentials")).isVisible();
        await().untilAsserted(() -> then(app.post("/projects/" + projectId + "/resolve", Map.of("routeId", "chat"))
                        .data()
                        .path("providerType")
                        .asString())
                .isEqualTo("anthropic"));
        dashboard.press("Undo");
        assertThat(dashboard.heading("Model server")).isVisible();
        then(app.post("/projects/" + projectId + "/resolve", Map.of("routeId", "chat"))
                        .data()
                        .path("providerType")
                        .asString())
                .isEqualTo("openai");

        app.post(
                        "/projects/" + projectId + "/usage",
                        Map.of(
                                "eventId",
                                "walk-1",
                                "decisionId",
                                decision.path("requestId").asString(),
                                "status",
                                "succeeded",
                                "providerType",
                                "openai",
                                "modelId",
                                "gpt-5.5",
                                "inputTokens",
                                1200,
                                "outputTokens",
                                300,
                                "latencyMs",
                                640))
                .expect(200);
        dashboard.open("projects/" + projectId + "/requests");
        assertThat(page.locator("vaadin-grid-cell-content").getByText("chat").first())
                .isVisible();
        dashboard.open("projects/" + projectId + "/usage");
        assertThat(page.getByText(Pattern.compile("1\\s200 in, 300 out")).first())
                .isVisible();
        ScreenshotTaker.take(page, "credential-usage");
    }

    private static void step(Api manager, String projectId, String route, int index, String provider, String model) {
        manager.post(
                        "/projects/" + projectId + "/routes/" + route + "/steps",
                        Map.of("orderIndex", index, "providerPreference", provider, "modelId", model))
                .expect(201);
    }

    private static String call(String baseUrl, String secret) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/chat/completions"))
                .header("Authorization", "Bearer " + secret)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
