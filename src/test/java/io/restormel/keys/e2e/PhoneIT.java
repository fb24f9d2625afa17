package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import io.restormel.keys.e2e.ScreenshotTaker.Look;
import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** On a phone, where a table's row is a card, one sees at once what it is, how it stands and what to do with it. */
@OnServer
class PhoneIT {

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    private Api manager;
    private Dashboard dashboard;
    private String project;
    private String credential;

    @BeforeEach
    void on_a_phone() {
        manager = Api.asManager(port);
        project = "/projects/" + created("/projects", Map.of("name", "Pocket"));
        var origins = Map.of("origins", List.of("https://app.example.com"));
        manager.send("PUT", project + "/allowed-origins", JsonMapper.shared().writeValueAsString(origins))
                .expect(200);
        credential = "/credentials/"
                + created(
                        "/credentials",
                        Map.of("providerType", "mistral", "label", "Europe", "reference", "vault/mistral"));
        browser.page().setViewportSize(Look.NARROW, 844);
        dashboard = new Dashboard(browser.page(), "http://localhost:" + port);
        dashboard.open("login");
        dashboard.signIn();
    }

    private String created(String path, Map<String, ?> body) {
        return manager.post(path, body).expect(201).data().path("id").asString();
    }

    @AfterEach
    void remove() {
        manager.delete(credential);
        manager.delete(project);
    }

    @Test
    void cards_tell_what_they_are_first_and_keep_what_is_done_with_them_beside_it() {
        dashboard.open("models?search=gpt-5.4-mini");
        then(box(cell("gpt-5.4-mini")).y).isLessThan(box(cell("OpenAI")).y);

        dashboard.open("credentials");
        then(box(cell("Europe")).y).isLessThan(box(cell("Reference")).y);

        dashboard.open(project.substring(1) + "/widgets");
        var origin = box(cell("https://app.example.com"));
        var remove = box(dashboard.button("Remove https://app.example.com"));
        then(remove.x).isGreaterThan(origin.x + origin.width / 2);
        then(remove.y).isBetween(origin.y - remove.height, origin.y + origin.height);
    }

    @Test
    void the_menu_makes_room_for_the_page_that_was_chosen() {
        dashboard.open("models");
        var menu = browser.page().locator(".side-menu");
        assertThat(menu).not().isInViewport();
        dashboard.button("Toggle menu").click();
        var audit = menu.getByText("Audit", new Locator.GetByTextOptions().setExact(true));
        assertThat(audit).isInViewport();

        audit.click();

        assertThat(browser.page()).hasTitle("Audit · Restormel Keys");
        assertThat(menu).not().isInViewport();
    }

    /** Within the window's width. */
    private BoundingBox box(Locator locator) {
        assertThat(locator).isVisible();
        var box = locator.boundingBox();
        then(box.x).isNotNegative();
        then(box.x + box.width).isLessThanOrEqualTo(Look.NARROW);
        return box;
    }

    /** Rows that are gone may wait out of sight for others. */
    private Locator cell(String text) {
        return browser.page()
                .locator("vaadin-grid")
                .getByText(text, new Locator.GetByTextOptions().setExact(true))
                .filter(new Locator.FilterOptions().setVisible(true))
                .first();
    }
}
