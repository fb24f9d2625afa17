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

/** Finds things within the dashboard: documentation, pages, and what creates something. */
@ExtendWith(OutputCaptureExtension.class)
@OnNewInstallation
class FindingThingsIT {

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @Test
    void documentation_pages_and_dialogs_are_reached_by_link_search_and_keyboard(CapturedOutput log) {
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
        assertThat(page).hasURL(Pattern.compile("/docs/operations#behind-tls$"));
        assertThat(dashboard.heading("Behind TLS")).isInViewport();

        keysLeadToPagesAndToWhatCanBeCreated(page, dashboard);
        eachPageOfTheSettingsOpensByItsAddress(page, dashboard);
    }

    private static void keysLeadToPagesAndToWhatCanBeCreated(Page page, Dashboard dashboard) {
        dashboard.open("");
        assertThat(dashboard.heading("Overview")).isVisible();
        page.keyboard().press("?");
        assertThat(dashboard.heading("Keyboard shortcuts")).isVisible();
        ScreenshotTaker.take(page, "shortcuts");
        page.keyboard().press("Escape");
        assertThat(dashboard.heading("Keyboard shortcuts")).isHidden();
        page.keyboard().type("gd");
        assertThat(dashboard.heading("Documentation")).isVisible();
        page.getByLabel("Search the documentation").pressSequentially("gr?");
        assertThat(page).hasURL(Pattern.compile("/docs$"));

        for (var thing : new String[] {"Create route", "Create Gateway Key", "Create policy", "Add credential"}) {
            page.keyboard().press("Control+k");
            page.keyboard().type(thing.toLowerCase(java.util.Locale.ROOT));
            page.getByRole(AriaRole.OPTION, named("^" + thing)).click();
            assertThat(page).hasURL(Pattern.compile("\\?new"));
            dashboard.press("Cancel");
            assertThat(dashboard.button("Cancel")).isHidden();
        }

        dashboard.open("try");
        dashboard.press("Ask");
        assertThat(page.getByText("Selected").first()).isVisible();
        ScreenshotTaker.take(page, "try");
    }

    private static void eachPageOfTheSettingsOpensByItsAddress(Page page, Dashboard dashboard) {
        for (var address :
                new String[] {"about", "sign-in", "encryption-key", "data-retention", "keys", "environments"}) {
            dashboard.open(address);
            assertThat(page.locator(".page-title")).isVisible();
            ScreenshotTaker.take(page, address);
        }
        dashboard.open("projects");
        dashboard.follow("Sample project");
        assertThat(dashboard.heading("In this project")).isVisible();
        ScreenshotTaker.take(page, "project");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(name));
    }
}
