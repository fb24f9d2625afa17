package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.restormel.keys.access.SetupService;
import io.restormel.keys.support.OnNewInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody whose browser asks for German gets it, until they choose English. */
@ExtendWith(OutputCaptureExtension.class)
@OnNewInstallation
class LanguageIT {

    @RegisterExtension
    final BrowserPage browser = new BrowserPage("de-DE");

    @LocalServerPort
    int port;

    @Autowired
    SetupService setup;

    @Test
    void a_german_browser_gets_german_and_a_choice_of_english_holds_after_signing_out(CapturedOutput log) {
        var link = Dashboard.setupLink(log.getAll());
        setup.createOwner(link.substring(link.indexOf('=') + 1), Dashboard.EMAIL, "Ada Lovelace", Dashboard.PASSWORD);
        var page = browser.page();
        var dashboard = new Dashboard(page, "http://localhost:" + port);
        dashboard.open("login");
        assertThat(dashboard.button("Passwort zeigen")).isVisible();
        expect("de", "Anmelden · Restormel Keys");

        page.locator("input[name=username]").fill(Dashboard.EMAIL);
        page.locator("input[name=password]").fill(Dashboard.PASSWORD);
        dashboard.press("Anmelden");
        assertThat(page.locator(".side-menu a").getByText("Personen")).isVisible();
        dashboard.open("people");
        assertThat(dashboard.heading("Personen")).isVisible();
        expect("de", "Personen · Restormel Keys");
        dashboard.press("Person hinzufügen");
        dashboard.write("E-Mail", "nobody");
        dashboard.press("Hinzufügen");
        assertThat(page.getByText("E-Mail muss eine Adresse wie ada@example.com sein")
                        .first())
                .isVisible();
        dashboard.press("Abbrechen");
        browser.allow("404");
        dashboard.open("nowhere");
        expect("de", "Nicht gefunden · Restormel Keys");

        dashboard.open("people");
        choose("Konto von Ada Lovelace", "English");
        assertThat(dashboard.heading("People")).isVisible();
        expect("en", "People · Restormel Keys");
        page.reload();
        expect("en", "People · Restormel Keys");
        choose("Account of Ada Lovelace", "Sign out");
        expect("en", "Sign in · Restormel Keys");
    }

    private void expect(String language, String title) {
        assertThat(browser.page()).hasTitle(title);
        assertThat(browser.page().locator("html")).hasAttribute("lang", language);
    }

    private void choose(String account, String item) {
        browser.page().getByLabel(account).click();
        browser.page().locator("vaadin-menu-bar-item").getByText(item).click();
    }
}
