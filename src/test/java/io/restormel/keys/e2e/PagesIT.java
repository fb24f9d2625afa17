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

/** What people do with the sample project beyond opening its pages, which {@link EveryPageIT} does, and its removal. */
@ExtendWith(OutputCaptureExtension.class)
@OnNewInstallation
class PagesIT {

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @Test
    void the_sample_is_looked_through_and_one_click_removes_it(CapturedOutput log) {
        var page = browser.page();
        var dashboard = new Dashboard(page, "http://localhost:" + port);
        dashboard.setUp(Dashboard.setupLink(log.getAll()), true);

        assertThat(dashboard.heading("Set up Sample project")).isVisible();
        palette(dashboard);
        dashboard.open("projects");
        dashboard.follow("Sample project");
        assertThat(dashboard.heading("Copy for CI")).isVisible();
        routes(dashboard);
        policies(dashboard);
        credentials(dashboard);
        dashboard.open("usage");
        dashboard.follow("See the requests");
        cell("interactive").first().click();
        picture("request", page.getByRole(AriaRole.DIALOG).getByText("Resolved"));
        audit(dashboard);
        dashboard.open("people");
        dashboard.press("Add a person");
        picture("people-add", dashboard.heading("Add a person"));

        dashboard.open("");
        dashboard.press("Remove the sample project");
        dashboard.press("Remove");
        assertThat(dashboard.heading("Create your first project")).isVisible();
        dashboard.open("policies");
        assertThat(dashboard.heading("No policies here")).isVisible();
    }

    private void audit(Dashboard dashboard) {
        var page = dashboard.page();
        dashboard.open("audit");
        dashboard.press("Verify the chain");
        picture("audit-verified", page.getByText("Intact"));
        var file = page.waitForDownload(() -> page.getByText("Export NDJSON").click());
        org.assertj.core.api.Assertions.assertThat(file.path()).content().contains("\"checkpoint\"");
        cell("Route published").first().click();
        picture("audit-event", page.getByRole(AriaRole.DIALOG).getByText("Place in the chain"));
    }

    /** From anywhere to a route by keyboard alone. */
    private void palette(Dashboard dashboard) {
        var page = dashboard.page();
        page.keyboard().press("Control+k");
        picture("palette", page.getByRole(AriaRole.OPTION, named("Routes")));
        page.keyboard().type("inter");
        assertThat(page.getByRole(AriaRole.OPTION).first()).containsText("interactive");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.LISTITEM, named("Step 3"))).isVisible();
        page.keyboard().press("Control+k");
        assertThat(page.getByRole(AriaRole.COMBOBOX, named("Go to"))).isFocused();
        page.keyboard().type("qxqxqx");
        assertThat(page.getByText("Nothing has this name.")).isVisible();
        page.keyboard().press("Escape");
    }

    private void routes(Dashboard dashboard) {
        var page = dashboard.page();
        dashboard.open("routes");
        assertThat(cell("interactive")).isVisible();
        assertThat(page.getByText("interactive")).hasCount(1);
        dashboard.follow("interactive");
        assertThat(page.getByRole(AriaRole.LISTITEM, named("Step 3"))).isVisible();
        for (var tab : new String[] {"Settings", "Changes", "Versions"}) {
            dashboard.tab(tab);
            picture("route-" + tab.toLowerCase(java.util.Locale.ROOT), page.getByRole(AriaRole.TABPANEL, named(tab)));
        }
        dashboard.tab("Steps");
        picture("route-try", page.getByText("no premium models").first());
    }

    private void policies(Dashboard dashboard) {
        dashboard.open("policies");
        dashboard.follow("Sample: no premium models");
        assertThat(dashboard.heading("Would it pass?")).isVisible();
        dashboard.open("policies");
        dashboard.press("New policy");
        picture("policy-new", dashboard.heading("New policy"));
        dashboard.press("Cancel");
    }

    private void credentials(Dashboard dashboard) {
        var page = dashboard.page();
        dashboard.open("credentials");
        dashboard.press("Add credential");
        picture("credential-new", dashboard.heading("Add credential"));
        var dialog = page.getByRole(AriaRole.DIALOG);
        dashboard.pick(dialog, "Provider", "Anthropic");
        page.getByRole(AriaRole.RADIO).nth(1).check();
        dashboard.write("Name in the secret store", "vault/anthropic");
        dashboard.write("Label", "Production");
        dashboard.press("Add credential");
        assertThat(dashboard.heading("What needs it")).isVisible();
    }

    private void picture(String name, Locator shown) {
        assertThat(shown.first()).isVisible();
        ScreenshotTaker.take(browser.page(), name);
    }

    private Locator cell(String text) {
        return browser.page().locator("vaadin-grid-cell-content").getByText(text);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name));
    }
}
