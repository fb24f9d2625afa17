package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The dashboard as a person uses it: by the names that can be read on the screen. */
record Dashboard(Page page, String origin) {

    static final String EMAIL = "ada@example.com";
    static final String PASSWORD = "correct horse battery";

    /** The one that a new installation prints. */
    static String setupLink(String log) {
        var link = Pattern.compile("http://\\S+/setup\\?token=\\S+").matcher(log);
        if (!link.find()) {
            throw new AssertionError("No set-up link was printed");
        }
        return link.group();
    }

    void open(String path) {
        page.navigate(origin + "/" + path);
    }

    /** Fills in the set-up page behind the printed link, and signs in. */
    void setUp(String link, boolean withSample) {
        page.navigate(link);
        page.getByLabel("Your name").fill("Ada Lovelace");
        page.getByLabel("Email").fill(EMAIL);
        page.getByLabel("Password").first().fill(PASSWORD);
        page.getByLabel("Start with a sample project").setChecked(withSample);
        press("Create owner");
        page.waitForURL(Pattern.compile("/login"));
        signIn();
    }

    void signIn() {
        page.locator("input[name=username]").fill(EMAIL);
        page.locator("input[name=password]").fill(PASSWORD);
        press("Sign in");
        assertThat(heading("Overview")).isVisible();
    }

    /** The last one on the page, since a dialog comes after what it covers. */
    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name)).last();
    }

    void press(String name) {
        button(name).click();
    }

    void follow(String link) {
        page.getByRole(AriaRole.LINK, named(link)).first().click();
    }

    void tab(String name) {
        page.getByRole(AriaRole.TAB, named(name)).click();
    }

    Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, named(text));
    }

    void write(String label, String text) {
        page.getByRole(AriaRole.TEXTBOX, named(label)).last().fill(text);
    }

    /** Types into a combo box of this part of the page, takes the offer of this name, and leaves the field. */
    void pick(Locator part, String label, String offer) {
        var field = part.getByRole(
                        AriaRole.COMBOBOX,
                        new Locator.GetByRoleOptions().setName(label).setExact(true))
                .last();
        field.fill(offer);
        page.locator("vaadin-combo-box-item, vaadin-multi-select-combo-box-item")
                .filter(new Locator.FilterOptions().setHasText(offer))
                .first()
                .click();
        field.press("Tab");
    }

    /** The text of a block to copy. */
    String shown(String block) {
        return page.getByRole(AriaRole.REGION, named(block)).textContent();
    }

    void expectNotice(String text) {
        assertThat(page.getByRole(AriaRole.STATUS)
                        .or(page.getByRole(AriaRole.ALERT))
                        .getByText(text)
                        .last())
                .isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
