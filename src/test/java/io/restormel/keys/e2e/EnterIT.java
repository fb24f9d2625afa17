package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Enter does in a dialog: saves from a field of one line, once, and elsewhere what it does there anyway. */
class EnterIT extends WorkflowStage {

    private Dashboard dashboard;
    private Page page;
    private Keyboard keys;
    private Locator dialog;

    @BeforeEach
    void sign_in_with_a_project() {
        dashboard = signedIn();
        page = browser.page();
        keys = new Keyboard(page);
        dialog = page.getByRole(AriaRole.DIALOG);
        newProject(dashboard, "Enter");
    }

    private void open(String name) {
        dashboard.open("environments?new");
        dashboard.write("Name", name);
    }

    private void focus(AriaRole role, String name) {
        dialog.getByRole(role, new Locator.GetByRoleOptions().setName(name)).focus();
    }

    private void expectSaved(String name, int times) {
        assertThat(dialog).hasCount(0);
        dashboard.open("environments");
        assertThat(page.getByText("Production").first()).isVisible();
        assertThat(page.getByLabel("Rename: " + name)).hasCount(times);
    }

    @Test
    void a_field_or_the_button_saves_once_and_cancel_never() {
        open("Cancelled");
        focus(AriaRole.BUTTON, "Cancel");
        keys.press("Enter");
        expectSaved("Cancelled", 0);

        open("By button");
        focus(AriaRole.BUTTON, "Add environment");
        keys.press("Enter");
        expectSaved("By button", 1);

        open("By field");
        keys.press("Enter");
        keys.press("Enter");
        expectSaved("By field", 1);
    }

    @Test
    void lists_links_and_fields_of_many_lines_keep_their_enter() {
        open("Elsewhere");
        page.locator(".form-column")
                .evaluate("form => form.insertAdjacentHTML('beforeend',"
                        + " '<textarea aria-label=Lines></textarea><a href=\"docs\" target=\"_blank\">Read</a>')");
        focus(AriaRole.TEXTBOX, "Lines");
        keys.type("one");
        keys.press("Enter");
        assertThat(dialog.getByLabel("Lines")).hasValue("one\n");
        focus(AriaRole.LINK, "Read");
        page.waitForPopup(() -> keys.press("Enter")).close();
        dialog.locator("vaadin-select-value-button").focus();
        keys.press("Enter");
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(4);
        keys.press("ArrowDown");
        keys.press("Enter");
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(0);
        assertThat(dialog).hasCount(1);
        focus(AriaRole.TEXTBOX, "Name");
        keys.press("Enter");
        expectSaved("Elsewhere", 1);
    }

    @Test
    void an_open_list_takes_its_enter_and_the_next_one_saves() {
        dashboard.open("policies");
        dashboard.follow("Project models");
        dashboard.press("Add a model");
        focus(AriaRole.COMBOBOX, "Provider");
        keys.choose("OpenAI");
        keys.press("Tab");
        keys.expectFocus(AriaRole.COMBOBOX, "Model");
        keys.choose("gpt-5.5");
        assertThat(page.getByText("Choose a provider and a model.")).hasCount(0);
        assertThat(dialog).hasCount(1);
        keys.press("Enter");
        dashboard.expectNotice("Added gpt-5.5");
    }
}
