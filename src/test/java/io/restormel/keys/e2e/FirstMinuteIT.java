package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restormel.keys.support.OnNewInstallation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The shortest way from an empty workspace to a resolved request, counted; docs/first-request.md states the figures. */
@ExtendWith(OutputCaptureExtension.class)
@OnNewInstallation
class FirstMinuteIT {

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @Test
    void a_name_and_a_provider_are_all_that_a_first_answer_needs(CapturedOutput log) throws Exception {
        var page = browser.page();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var dashboard = new Dashboard(page, "http://localhost:" + port);
        dashboard.setUp(Dashboard.setupLink(log.getAll()), false);

        var effort = new Effort(page);
        dashboard.write("Name of your app", "Checkout");
        page.getByLabel("Provider", new Page.GetByLabelOptions().setExact(true))
                .last()
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Anthropic"))
                .click();
        dashboard.press("Create all three");
        assertThat(dashboard.heading("Copy your Gateway Key now")).isVisible();
        assertThat(dashboard.heading("Set up Checkout")).isVisible();
        assertThat(page.locator(".project-switcher")).containsText("Checkout");
        var variable = copied(dashboard, "For a terminal");
        var curl = copied(dashboard, "Try it: resolve");
        then(effort.note("first request")).isEqualTo("5 clicks, 1 fields");
        ScreenshotTaker.take(page, "overview-quick-start");

        then(Terminal.paste(variable, curl)).contains("\"providerType\":\"anthropic\"");

        assertThat(page.getByText("First request received")).isVisible();
        then(curl).doesNotContain("rk_");
    }

    private static String copied(Dashboard dashboard, String block) {
        dashboard.button("Copy " + block).click();
        return (String) dashboard.page().evaluate("navigator.clipboard.readText()");
    }
}
