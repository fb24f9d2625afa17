package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is at hand everywhere: shortcuts, what the palette creates, moving with the mouse, and the pages to read. */
class ControlsIT extends WorkflowStage {

    private Dashboard dashboard;
    private Page page;

    @BeforeEach
    void sign_in_with_a_project() {
        dashboard = signedIn();
        page = browser.page();
        newProject(dashboard, "Controls");
    }

    @Test
    void a_question_mark_shows_the_shortcuts_and_g_with_a_letter_goes_to_a_page() {
        page.keyboard().press("?");
        var sheet = page.getByRole(AriaRole.DIALOG);
        assertThat(sheet.getByText("Save the draft of a route")).isVisible();
        ScreenshotTaker.take(page, "shortcuts");
        page.keyboard().press("Escape");
        assertThat(sheet).hasCount(0);
        Map.ofEntries(
                        Map.entry("t", "Try a request"),
                        Map.entry("r", "Routes"),
                        Map.entry("p", "Policies"),
                        Map.entry("k", "Gateway keys"),
                        Map.entry("c", "Credentials"),
                        Map.entry("m", "Models"),
                        Map.entry("u", "Usage"),
                        Map.entry("b", "Budgets"),
                        Map.entry("h", "Health"),
                        Map.entry("a", "Audit"),
                        Map.entry("o", "Overview"))
                .forEach((letter, heading) -> {
                    page.keyboard().press("g");
                    page.keyboard().press(letter);
                    new Keyboard(page).expectFocusAtTheStartOf(heading);
                });
    }

    @Test
    void the_palette_opens_each_dialog_that_creates_something() {
        var keys = new Keyboard(page);
        Map.of(
                        "create route",
                        "New route",
                        "create gateway key",
                        "Create Gateway Key",
                        "create environment",
                        "Add environment",
                        "create policy",
                        "New policy",
                        "add credential",
                        "Add credential",
                        "create project",
                        "New project")
                .forEach((words, title) -> {
                    keys.jump(words, words.substring(1));
                    var dialog = page.getByRole(AriaRole.DIALOG);
                    assertThat(dialog.getByRole(AriaRole.HEADING).first()).hasText(title);
                    assertThat(dialog.locator("input:focus")).hasCount(1);
                    page.keyboard().press("Escape");
                    assertThat(dialog).hasCount(0);
                    assertThat(page.locator("main")).isFocused();
                });
    }

    @Test
    void a_step_is_dragged_with_the_mouse_and_a_removed_one_comes_back() {
        dashboard.follow("Routes");
        dashboard.press("New route");
        dashboard.write("Name", "drag");
        dashboard.press("Create route");
        for (var model : new String[] {"gpt-5.5", "claude-sonnet-5-5"}) {
            dashboard.press("Add step");
            dashboard.pick(page.getByRole(AriaRole.LISTITEM, named("Step ")).last(), "Model", model);
        }
        page.getByRole(AriaRole.BUTTON, named("Reorder step 2"))
                .dragTo(page.getByRole(AriaRole.LISTITEM, named("Step 1")));
        assertThat(page.getByText("Moved to place 1 of 2")).isAttached();
        var first = page.getByRole(AriaRole.LISTITEM, named("Step 1"))
                .getByRole(AriaRole.COMBOBOX, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Model"));
        assertThat(first).hasValue("claude-sonnet-5-5");
        dashboard.press("Remove step 1");
        assertThat(first).hasValue("gpt-5.5");
        dashboard.press("Undo");
        assertThat(first).hasValue("claude-sonnet-5-5");
        dashboard.press("Save draft");
        dashboard.expectNotice("Draft saved");
    }

    @Test
    void pages_to_read_and_try_are_reached_from_the_menu() {
        for (var name : new String[] {"Sign-in", "Encryption key", "Data retention", "About", "Environments"}) {
            dashboard.follow(name);
            assertThat(dashboard.heading(name).first()).isVisible();
        }
        dashboard.follow("Try a request");
        dashboard.press("Ask");
        assertThat(page.getByText(Pattern.compile("No route")).first()).isVisible();
        page.waitForLoadState(LoadState.LOAD);
    }

    private static Page.GetByRoleOptions named(String start) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + start));
    }
}
