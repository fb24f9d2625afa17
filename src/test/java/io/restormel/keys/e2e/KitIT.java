package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restormel.kit.KitApp;
import java.util.List;
import java.util.regex.Pattern;
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
        browser.allow("favicon.ico");
        open("kit");
        var page = browser.page();
        page.getByLabel("Username").fill("ada@example.com");
        page.getByLabel("Password").fill("lovelace");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Routes").setExact(true)))
                .isVisible();
    }

    private void open(String path) {
        browser.page().navigate("http://localhost:" + port + "/" + path);
    }

    private Locator button(String name) {
        return browser.page().getByRole(AriaRole.BUTTON, named(name)).first();
    }

    private void press(String name) {
        button(name).click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    @Test
    void the_side_menu_groups_what_this_person_may_open_and_marks_where_they_are() {
        var page = browser.page();
        assertThat(page.locator(".side-menu nav")).hasCount(4);
        assertThat(page.getByRole(AriaRole.LINK, named("Service admin"))).hasCount(0);
        assertThat(page.locator(".side-menu [aria-current=page]")).containsText("Routes");
        page.locator(".side-menu a").getByText("Usage").click();
        assertThat(page).hasTitle("Usage · Restormel Keys");
    }

    @Test
    void the_keyboard_skips_to_the_content() {
        var page = browser.page();
        page.locator(".skip-link").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    @Test
    void a_chosen_colour_scheme_is_kept() {
        var page = browser.page();
        page.getByLabel("Account of Ada Lovelace").click();
        page.getByRole(AriaRole.MENUITEMCHECKBOX, new Page.GetByRoleOptions().setName("Dark"))
                .or(page.locator("vaadin-menu-bar-item").getByText("Dark"))
                .first()
                .click();
        assertThat(page.locator("html")).hasAttribute("data-scheme", "dark");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-scheme", "dark");
    }

    @Test
    void a_dangerous_action_waits_for_the_typed_name() {
        var page = browser.page();
        press("Delete");
        assertThat(button("Delete project")).isDisabled();
        page.getByLabel("Type “Checkout” to confirm").fill("Checkout");
        press("Delete project");
        assertThat(page.getByRole(AriaRole.ALERT).getByText("could not be deleted"))
                .isVisible();
    }

    @Test
    void a_secret_is_copied_and_says_so() {
        var page = browser.page();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        press("Copy Gateway key");
        assertThat(page.getByRole(AriaRole.STATUS).getByText("Copied")).isAttached();
        then((String) page.evaluate("navigator.clipboard.readText()")).startsWith("rk_live_");
    }

    @Test
    void a_bug_in_a_click_is_told_with_a_reference() {
        press("Fail");
        assertThat(browser.page().getByText(Pattern.compile("Reference: [0-9a-f]{8}")))
                .isVisible();
    }

    @Test
    void what_cannot_be_shown_says_so() {
        expect("nowhere", "There is nothing at this address");
        expect("broken", "Something went wrong on our side");
        expect("gone", "This page cannot be shown");
        expect("secret", "Your role does not open this page");
    }

    private void expect(String path, String heading) {
        open(path);
        assertThat(browser.page().getByRole(AriaRole.HEADING, named(heading))).isVisible();
    }

    @Test
    void a_refusal_is_shown_in_its_own_words() {
        press("Refuse");
        assertThat(browser.page().getByRole(AriaRole.ALERT).getByText("The route was changed by someone else"))
                .isVisible();
    }

    @Test
    void a_script_from_elsewhere_does_not_run() {
        browser.allow("Content Security Policy");
        browser.allow("failed: x: csp");
        var page = browser.page();
        page.waitForConsoleMessage(
                new Page.WaitForConsoleMessageOptions()
                        .setPredicate(message -> message.text().contains("Executing inline")),
                () -> page.evaluate(
                        "document.body.insertAdjacentHTML('beforeend', '<img src=x: onerror=\"window.intruded=1\">')"));
        then(page.evaluate("window.intruded")).isNull();
    }

    @Test
    void signing_out_ends_the_session() {
        var page = browser.page();
        page.getByLabel("Account of Ada Lovelace").click();
        page.locator("vaadin-menu-bar-item").getByText("Sign out").click();
        assertThat(page).not().hasURL(Pattern.compile("kit"));
        open("kit");
        assertThat(page.getByLabel("Username")).isVisible();
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
