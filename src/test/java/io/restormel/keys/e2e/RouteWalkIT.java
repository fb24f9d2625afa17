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

/** Edits the sample's route as a person would: by keyboard, with an eye on the trial, and back again. */
@ExtendWith(OutputCaptureExtension.class)
@OnNewInstallation
class RouteWalkIT {

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @Test
    void a_route_is_reordered_tried_published_and_rolled_back(CapturedOutput log) {
        var page = browser.page();
        var dashboard = new Dashboard(page, "http://localhost:" + port);
        dashboard.setUp(Dashboard.setupLink(log.getAll()), true);
        dashboard.open("routes");
        dashboard.follow("interactive");

        var trial = page.getByRole(AriaRole.REGION, exactly("Try it"));
        assertThat(trial.getByText("Selected")).hasCount(1);
        assertThat(step(1).getByText(Pattern.compile("out per 1M")).first()).isVisible();
        picture("editor-steps");

        // By keyboard alone: the focus stays on what is moved, and its new place is said.
        var before = trial.locator(".timeline").textContent();
        step(1).getByRole(AriaRole.BUTTON, inside("Reorder step 1")).focus();
        page.keyboard().press("Alt+ArrowDown");
        assertThat(page.getByText("Moved to place 2 of 3")).isAttached();
        assertThat(step(2).getByRole(AriaRole.BUTTON, inside("Reorder step 2"))).isFocused();
        assertThat(trial.locator(".timeline")).not().hasText(before);

        // A step between two others that is not complete is told of at once.
        dashboard.press("Add a step before step 2");
        assertThat(step(2).getByText("The step has no provider")).isVisible();
        dashboard.press("Remove step 2");
        dashboard.press("Save draft");
        dashboard.expectNotice("Draft saved");

        dashboard.tab("Changes");
        assertThat(page.getByRole(AriaRole.TABLE).first().getByText("Changed").first())
                .isVisible();
        picture("editor-changes");
        dashboard.tab("What if");
        dashboard.press("Ask what would change");
        assertThat(page.getByText("Would change")
                        .or(page.getByText("No decisions are recorded yet"))
                        .first())
                .isVisible();
        picture("editor-what-if");

        dashboard.press("Publish…");
        dashboard.write("Note", "The cheap one first");
        picture("editor-publish");
        dashboard.press("Publish");
        dashboard.expectNotice("Published");
        dashboard.tab("Versions");
        assertThat(page.getByText("by Ada Lovelace").first()).isVisible();
        assertThat(page.getByText("The cheap one first")).isVisible();
        page.getByText("What changed").first().click();
        picture("editor-versions");
        page.getByText("Roll back to this").first().click();
        assertThat(page.getByRole(AriaRole.ALERTDIALOG)
                        .getByText("From then on")
                        .first())
                .isAttached();
        picture("editor-rollback");
        dashboard.press("Roll back");
        assertThat(page.getByText(Pattern.compile("Restored from v"))).isVisible();
    }

    private Locator step(int number) {
        return browser.page().getByRole(AriaRole.LISTITEM, exactly("Step " + number));
    }

    private void picture(String name) {
        ScreenshotTaker.take(browser.page(), name);
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions inside(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
