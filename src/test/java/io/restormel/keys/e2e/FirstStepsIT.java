package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restormel.keys.support.OnNewInstallation;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** From the printed link to a resolved model, in a browser and with the command that the dashboard shows. */
@ExtendWith(OutputCaptureExtension.class)
@OnNewInstallation
class FirstStepsIT {

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @Test
    void a_newcomer_gets_a_model_and_the_reason(CapturedOutput log) throws Exception {
        var page = browser.page();
        var dashboard = new Dashboard(page, "http://localhost:" + port);
        dashboard.setUp(Dashboard.setupLink(log.getAll()), false);

        var effort = new Effort(page);
        dashboard.press("Create a project");
        dashboard.write("Name", "Checkout");
        dashboard.press("Create project");
        assertThat(dashboard.heading("Set up Checkout")).isVisible();

        dashboard.follow("Create a route");
        assertThat(page).hasURL(Pattern.compile("/projects/[0-9a-f-]{36}/routes\\?new"));
        dashboard.write("Name", "interactive");
        dashboard.press("Create route");
        addStep(dashboard, 1, "OpenAI", "gpt-5.5");
        then(effort.note("project, route and first step")).isEqualTo("7 clicks, 4 fields");
        addStep(dashboard, 2, "Anthropic", "claude-sonnet-5-5");
        dashboard.press("Save draft");
        dashboard.expectNotice("Draft saved");
        dashboard.press("Publish…");
        dashboard.press("Publish");
        assertThat(page.getByText("Live v1")).isVisible();

        dashboard.follow("Overview");
        dashboard.follow("Add a policy");
        dashboard.write("Name", "No OpenAI");
        page.getByRole(AriaRole.RADIO).nth(3).check();
        dashboard.pick(page.getByRole(AriaRole.DIALOG), "Providers", "OpenAI");
        dashboard.press("Create policy");
        dashboard.press("Add place");
        dashboard.pick(page.getByRole(AriaRole.DIALOG), "Project", "Checkout");
        dashboard.press("Apply here");
        assertThat(page.locator(".page-title").getByText("In force")).isVisible();

        dashboard.follow("Overview");
        ScreenshotTaker.take(page, "overview-started");
        dashboard.follow("Create a key");
        dashboard.write("Label", "First app");
        dashboard.press("Create key");
        assertThat(dashboard.heading("Copy your Gateway Key now")).isVisible();
        ScreenshotTaker.take(page, "key-shown-once");
        var key = dashboard.shown(".env").lines().findFirst().orElseThrow();
        dashboard.press("I have copied it");

        dashboard.follow("Overview");
        assertThat(page.getByText("No request has come yet.")).isVisible();
        ScreenshotTaker.take(page, "overview-waiting");
        var curl = dashboard.shown("Your first request");
        then(effort.note("ready to ask, with a second step and a policy")).isEqualTo("26 clicks, 11 fields");

        var decision = JsonMapper.shared()
                .readTree(Terminal.paste("export " + key, curl))
                .path("data");
        then(decision.path("providerType").asString()).isEqualTo("anthropic");
        then(decision.path("modelId").asString()).isEqualTo("claude-sonnet-5-5");
        then(decision.toString()).contains("No OpenAI");

        assertThat(page.getByText("First request received")).isVisible();
        assertThat(page.getByText("anthropic serves it with claude-sonnet-5-5."))
                .isVisible();
        assertThat(page.getByText("Everything is in place.")).isVisible();
        ScreenshotTaker.take(page, "overview-received");

        dashboard.follow("Requests");
        page.locator("vaadin-grid-cell-content")
                .getByText("interactive")
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("No OpenAI").first())
                .isVisible();
        ScreenshotTaker.take(page, "usage-request");

        dashboard.follow("Overview");
        assertThat(page.getByText("Everything is in place.")).isVisible();
        ScreenshotTaker.take(page, "overview-done");
    }

    private static void addStep(Dashboard dashboard, int number, String provider, String model) {
        dashboard.press("Add step");
        var card = dashboard.page().getByRole(AriaRole.LISTITEM, new Page.GetByRoleOptions().setName("Step " + number));
        dashboard.pick(card, "Provider", provider);
        dashboard.pick(card, "Model", model);
    }
}
