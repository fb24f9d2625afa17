package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restormel.kit.KitApp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The frame and the kit in a browser, in production mode. */
@SpringBootTest(
        classes = KitApp.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "vaadin.allowed-packages=io.restormel.kit,io.restormel.keys.platform.ui")
class KitIT {

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @BeforeEach
    void sign_in() {
        var page = open("kit");
        page.getByLabel("Username").fill("ada@example.com");
        page.getByLabel("Password").fill("lovelace");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Routes").setExact(true)))
                .isVisible();
    }

    private Page open(String path) {
        var page = browser.page();
        page.navigate("http://localhost:" + port + "/" + path);
        return page;
    }

    private void press(String button) {
        browser.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    @Test
    void pictures() {
        var page = browser.page();
        ScreenshotTaker.take(page, "kit");
        page.evaluate("document.querySelector('vaadin-grid').scrollIntoView({block:'center'})");
        ScreenshotTaker.take(page, "kit-middle");
        page.evaluate("document.querySelector('.empty-state:last-of-type').scrollIntoView({block:'end'})");
        ScreenshotTaker.take(page, "kit-end");
    }
}
