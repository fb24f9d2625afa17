package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restormel.keys.support.Api;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    void a_step_is_dragged_to_another_place_with_the_mouse() {
        var manager = Api.asManager(port);
        var path = "/projects/" + idOf(manager, "Controls") + "/routes";
        var route = path + "/"
                + manager.post(path, Map.of("name", "dragged"))
                        .expect(201)
                        .data()
                        .path("id")
                        .asString();
        for (var model : List.of("gpt-5.5", "gpt-4o")) {
            manager.post(
                            route + "/steps",
                            Map.of("orderIndex", model.length(), "providerPreference", "openai", "modelId", model))
                    .expect(201);
        }
        dashboard.open(route.substring(1));
        var steps =
                page.getByRole(AriaRole.LISTITEM, new Page.GetByRoleOptions().setName(Pattern.compile("^Step \\d")));
        assertThat(steps).hasCount(2);
        var last = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reorder step 2"))
                .boundingBox();
        var first = steps.first().boundingBox();
        var mouse = page.mouse();
        mouse.move(last.x + last.width / 2, last.y + last.height / 2);
        mouse.down();
        mouse.move(first.x + 200, first.y + 40);
        mouse.move(first.x + 210, first.y + 30);
        mouse.up();
        assertThat(page.getByText("Moved to place 1 of 2")).isAttached();
        dashboard.press("Save and go live");
        dashboard.expectNotice("Saved; live now");
        then(manager.get(route).expect(200).data().path("steps").findValuesAsString("modelId"))
                .containsExactly("gpt-5.5", "gpt-4o");
    }

    private static String idOf(Api manager, String project) {
        return manager.get("/projects")
                .expect(200)
                .data()
                .valueStream()
                .filter(each -> each.path("name").asString().equals(project))
                .reduce((_, later) -> later)
                .orElseThrow()
                .path("id")
                .asString();
    }

    @Test
    void whatever_can_be_pressed_does_something_sensible() {
        for (var path : List.of("try", "sign-in", "encryption-key", "data-retention", "about")) {
            dashboard.open(path);
            for (int next = 0; press(next); next++) {
                dashboard.open(path);
            }
        }
    }

    /** False when there are not so many; that the browser then has nothing to complain about is looked at by itself. */
    private boolean press(int which) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
        var all = page.locator("main")
                .locator("vaadin-button:not([disabled]), a[href], vaadin-tab, vaadin-details-summary");
        if (which >= all.count()) {
            return false;
        }
        all.nth(which).click();
        page.waitForFunction("() => " + BrowserPage.IDLE);
        assertThat(page.locator("h1, h2").first()).isVisible();
        assertThat(page.getByText("Something went wrong on our side")).hasCount(0);
        return true;
    }

    @Test
    void an_empty_list_has_one_button_to_begin_with() {
        Map.of("routes", "New route", "gateway-keys", "Create key", "project-models", "Add a model")
                .forEach((path, button) -> {
                    dashboard.open(path);
                    assertThat(page.locator("div.empty-state")).isVisible();
                    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)))
                            .hasCount(1);
                    ScreenshotTaker.take(page, "one-button-" + path);
                });
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
