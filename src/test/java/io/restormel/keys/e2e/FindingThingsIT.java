package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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

/** Finds what the documentation says, from within the dashboard. */
@ExtendWith(OutputCaptureExtension.class)
@OnNewInstallation
class FindingThingsIT {

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @Test
    void documentation_is_reached_by_link_search_and_palette(CapturedOutput log) {
        var page = browser.page();
        var dashboard = new Dashboard(page, "http://localhost:" + port);
        dashboard.setUp(Dashboard.setupLink(log.getAll()), true);

        dashboard.follow("Documentation");
        assertThat(dashboard.heading("Embedding")).isVisible();
        ScreenshotTaker.take(page, "docs");

        dashboard.open("docs/operations#behind-tls");
        assertThat(dashboard.heading("Behind TLS")).isInViewport();
        ScreenshotTaker.take(page, "docs-page");
        dashboard.open("docs/architecture");
        page.locator("article a[href='docs/safe-writes']").click();
        assertThat(dashboard.heading("Writing safely")).isVisible();

        page.getByLabel("Search the documentation").fill("nonProxyHosts");
        assertThat(page.getByText(Pattern.compile("places? ha(s|ve) “nonProxyHosts”")))
                .isVisible();
        ScreenshotTaker.take(page, "docs-search");
        page.locator(".manual-results a").first().click();
        assertThat(page).hasURL(Pattern.compile("/docs/operations#addresses-of-providers$"));

        // At once, without waiting for the field: nothing typed is lost.
        page.keyboard().press("Control+k");
        page.keyboard().type("behind tls");
        page.getByRole(AriaRole.OPTION, named("^Behind TLS")).click();
        assertThat(page.getByRole(AriaRole.LISTBOX)).isHidden();
        assertThat(dashboard.heading("Behind TLS")).isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(name));
    }
}
