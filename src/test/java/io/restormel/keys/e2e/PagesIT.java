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

/** Opens every page over the sample project, takes its pictures, and removes the sample again. */
@ExtendWith(OutputCaptureExtension.class)
@OnNewInstallation
class PagesIT {

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @Test
    void every_page_shows_the_sample_and_one_click_removes_it(CapturedOutput log) {
        var page = browser.page();
        var dashboard = new Dashboard(page, "http://localhost:" + port);
        page.navigate(Dashboard.setupLink(log.getAll()));
        picture("setup", page.getByLabel("Your name"));
        dashboard.open("login");
        picture("login", page.locator("input[name=username]"));
        dashboard.setUp(Dashboard.setupLink(log.getAll()), true);

        picture("overview", dashboard.heading("Set up Sample project"));
        palette(dashboard);
        dashboard.open("projects");
        picture("projects", cell("Sample project"));
        dashboard.follow("Sample project");
        picture("project", dashboard.heading("Copy for CI"));
        dashboard.open("gateway-keys");
        picture("keys", dashboard.heading("No Gateway Keys yet"));
        dashboard.open("environments");
        picture("environments", cell("production"));
        routes(dashboard);
        policies(dashboard);
        credentials(dashboard);
        dashboard.open("models");
        picture("models", cell("gpt-5.5"));
        dashboard.open("usage");
        picture("usage", dashboard.heading("Requests over time"));
        dashboard.follow("See the requests");
        picture("requests", cell("interactive"));
        cell("interactive").first().click();
        picture("usage-request", page.getByRole(AriaRole.DIALOG).getByText("Resolved"));
        for (var title : new String[] {"Budgets", "Health", "Lifecycle"}) {
            var address = title.toLowerCase(java.util.Locale.ROOT);
            dashboard.open(address);
            picture(address, dashboard.heading(title));
        }
        dashboard.open("audit");
        picture("audit", cell("Route published"));
        dashboard.press("Verify the chain");
        picture("audit-verified", page.getByText("Intact"));
        var file = page.waitForDownload(() -> page.getByText("Export NDJSON").click());
        org.assertj.core.api.Assertions.assertThat(file.path()).content().contains("\"checkpoint\"");
        cell("Route published").first().click();
        picture("audit-event", page.getByRole(AriaRole.DIALOG).getByText("Place in the chain"));
        dashboard.open("people");
        picture("people", cell("ada@example.com"));
        dashboard.press("Add a person");
        picture("people-add", dashboard.heading("Add a person"));
        browser.allow("404");
        dashboard.open("nowhere");
        picture("not-found", dashboard.heading("There is nothing at this address"));

        dashboard.open("");
        dashboard.press("Remove the sample project");
        dashboard.press("Remove");
        picture("overview-empty", dashboard.heading("Create your first project"));
        dashboard.open("policies");
        picture("policies-empty", dashboard.heading("No policies here"));
        dashboard.open("routes");
        picture("routes-no-project", page.locator("main"));
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
        picture("routes", cell("interactive"));
        assertThat(page.getByText("interactive")).hasCount(1);
        dashboard.follow("interactive");
        picture("route-steps", page.getByRole(AriaRole.LISTITEM, named("Step 3")));
        for (var tab : new String[] {"Settings", "Changes", "Versions"}) {
            dashboard.tab(tab);
            picture("route-" + tab.toLowerCase(java.util.Locale.ROOT), page.getByRole(AriaRole.TABPANEL, named(tab)));
        }
        dashboard.tab("Steps");
        picture("route-try", page.getByText("no premium models").first());
    }

    private void policies(Dashboard dashboard) {
        dashboard.open("policies");
        picture("policies", cell("Sample: no premium models"));
        dashboard.follow("Sample: no premium models");
        picture("policy", dashboard.heading("Would it pass?"));
        dashboard.open("policies/effective");
        picture("policies-effective", dashboard.heading("Policies in force here"));
        dashboard.open("policies");
        dashboard.press("New policy");
        picture("policy-new", dashboard.heading("New policy"));
        dashboard.press("Cancel");
    }

    private void credentials(Dashboard dashboard) {
        var page = dashboard.page();
        dashboard.open("credentials");
        picture("credentials-empty", dashboard.heading("No credentials yet"));
        dashboard.press("Add credential");
        picture("credential-new", dashboard.heading("Add credential"));
        var dialog = page.getByRole(AriaRole.DIALOG);
        dashboard.pick(dialog, "Provider", "Anthropic");
        page.getByRole(AriaRole.RADIO).nth(1).check();
        dashboard.write("Name in the secret store", "vault/anthropic");
        dashboard.write("Label", "Production");
        dashboard.press("Add credential");
        picture("credential", dashboard.heading("What needs it"));
        dashboard.open("credentials");
        picture("credentials", cell("Production"));
        dashboard.open("end-users");
        picture("end-users-empty", dashboard.heading("Nobody yet"));
        dashboard.open("widgets");
        picture("widgets", dashboard.heading("No page may embed yet"));
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
