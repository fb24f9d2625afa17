package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is at hand everywhere: the list of shortcuts, and the keys that go to a page. */
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
}
