package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
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

/** What the requests page remembers, in its address and in the browser, over the sample project. */
@ExtendWith(OutputCaptureExtension.class)
@OnNewInstallation
class RequestsIT {

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @Test
    void filters_columns_and_the_open_request_survive_a_reload(CapturedOutput log) {
        var page = browser.page();
        var dashboard = new Dashboard(page, "http://localhost:" + port);
        dashboard.setUp(Dashboard.setupLink(log.getAll()), true);
        dashboard.follow("Usage");
        // The overview has a link of this name as well.
        assertThat(dashboard.heading("Usage")).isVisible();
        dashboard.follow("See the requests");
        assertThat(page).hasURL(Pattern.compile("/requests$"));
        dashboard.pick(page.locator("main"), "Status", "Resolved");
        assertThat(page).hasURL(Pattern.compile("status=resolved"));

        menuItem(page, "Columns").click();
        menuItem(page, "Environment").click();
        page.keyboard().press("Escape");
        menuItem(page, "Views").click();
        menuItem(page, "Save this view").click();
        dashboard.write("Name of the view", "Good ones");
        dashboard.press("Save view");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        ScreenshotTaker.take(page, "requests-filtered");

        cell(page, "interactive").first().click();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Decision trace")).isVisible();
        // The address follows what is shown.
        assertThat(page).hasURL(Pattern.compile("request="));
        page.reload();
        assertThat(page.getByRole(AriaRole.DIALOG).getByText("Decision trace")).isVisible();
        assertThat(cell(page, "Environment")).isVisible();
        ScreenshotTaker.take(page, "requests-opened");
    }

    private static Locator menuItem(Page page, String name) {
        return page.locator("vaadin-menu-bar-button, vaadin-menu-bar-item")
                .filter(new Locator.FilterOptions().setHasText(name))
                .last();
    }

    private static Locator cell(Page page, String text) {
        return page.locator("vaadin-grid-cell-content").getByText(text, new Locator.GetByTextOptions().setExact(true));
    }
}
