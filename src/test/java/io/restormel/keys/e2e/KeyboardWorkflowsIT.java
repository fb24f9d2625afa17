package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restormel.keys.support.OnServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Workflows that a person goes through without a mouse, and always sees where they are. */
class KeyboardWorkflowsIT extends WorkflowStage {

    private Page page;
    private Dashboard dashboard;
    private Keyboard keys;

    @BeforeEach
    void sign_in_by_keyboard() {
        page = browser.page();
        dashboard = dashboard();
        keys = new Keyboard(page);
        dashboard.open("login");
        keys.expectFocus(AriaRole.TEXTBOX, "Email");
        keys.type(OnServer.OWNER);
        keys.press("Tab");
        keys.type(OnServer.PASSWORD);
        keys.press("Enter");
        assertThat(dashboard.heading("Overview")).isVisible();
    }

    private void newProject(String name) {
        keys.jump("create project", "Create project");
        keys.expectFocus(AriaRole.TEXTBOX, "Name");
        keys.type(name);
        keys.press("Enter");
        dashboard.expectNotice("Created project " + name);
        assertThat(page.locator("main")).isFocused();
    }

    @Test
    void workflow_1_from_sign_in_over_project_and_environment_id_to_a_key_in_dot_env() {
        allowClipboard();
        newProject("Till");
        keys.jump("till", "Till");
        keys.expectFocusAtTheStartOf("Till");
        keys.tabTo(AriaRole.LINK, "Environments");
        keys.press("Enter");
        keys.expectFocusAtTheStartOf("Environments");
        var environment = idOfTheFirstEnvironment();

        keys.jump("create gateway", "Create Gateway Key");
        keys.expectFocus(AriaRole.TEXTBOX, "Label");
        keys.type("Till at the door");
        keys.tabToAndPress("Create key");
        assertThat(dashboard.heading("Copy your Gateway Key now")).isVisible();
        keys.expectFocus(AriaRole.TEXTBOX, "Gateway Key");
        keys.tabToAndPress("Copy .env");
        assertThat(page.getByText("Copied").first()).isAttached();
        var env = variables(clipboard(page));
        keys.press("Escape");
        keys.tabToAndPress("I have copied it");
        keys.expectFocusAtTheStartOf("Gateway keys");
        assertThat(page.getByText("Till at the door")).isVisible();

        then(env.keySet())
                .containsExactlyInAnyOrder(
                        "RESTORMEL_GATEWAY_KEY",
                        "RESTORMEL_PROJECT_ID",
                        "RESTORMEL_ENVIRONMENT_ID",
                        "RESTORMEL_KEYS_BASE");
        then(page.content()).doesNotContain(env.get("RESTORMEL_GATEWAY_KEY"));
        then(environment).matches("[0-9a-f-]{36}");
        then(evaluate(env, "openai", "gpt-5.5")
                        .expect(200)
                        .data()
                        .path("allowed")
                        .asBoolean())
                .isTrue();
    }

    /** Within a table the arrows go from cell to cell, and Enter goes into one. */
    private String idOfTheFirstEnvironment() {
        keys.tabTo(AriaRole.COLUMNHEADER, "Name");
        keys.press("Tab");
        for (int column = 0; column < 3; column++) {
            keys.press("ArrowRight");
        }
        keys.press("Enter");
        assertThat(page.locator("[aria-label^='Copy id of']:focus")).isVisible();
        keys.press("Enter");
        assertThat(page.getByText("Copied").first()).isAttached();
        return clipboard(page);
    }

    @Test
    void workflow_3_a_route_gets_steps_is_tried_published_and_rolled_back() {
        newProject("Kiosk");
        keys.press("g");
        keys.press("r");
        keys.expectFocusAtTheStartOf("Routes");
        keys.tabToAndPress("New route");
        keys.expectFocus(AriaRole.TEXTBOX, "Name");
        keys.type("chat");
        keys.tabToAndPress("Create route");
        keys.expectFocusAtTheStartOf("chat");

        addStep("OpenAI", "gpt-5.5");
        addStep("Anthropic", "claude-sonnet-5-5");
        keys.press("Control+s");
        dashboard.expectNotice("Draft saved");
        keys.expectFocus(AriaRole.COMBOBOX, "Model");
        keys.backTo(AriaRole.BUTTON, "Reorder step 2: Alt with arrow up or down");
        keys.press("Alt+ArrowUp");
        assertThat(page.getByText("Moved to place 1 of 2")).isAttached();
        keys.expectFocus(AriaRole.BUTTON, "Reorder step 1: Alt with arrow up or down");
        var trial = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Try it"));
        assertThat(trial.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Selected")))
                .containsText("claude-sonnet-5-5");
        keys.press("Control+s");
        publish("The careful one first");
        assertThat(page.getByText("Live v1")).isVisible();

        keys.tabToAndPress("Remove step 2");
        keys.expectFocus(AriaRole.BUTTON, "Undo");
        keys.press("Control+s");
        publish("One is enough");
        assertThat(page.getByText("Live v2")).isVisible();

        keys.tabTo(AriaRole.TAB, "Steps");
        for (int tab = 0; tab < 3; tab++) {
            keys.press("ArrowRight");
        }
        keys.expectFocus(AriaRole.TAB, "Versions");
        keys.press("Enter");
        keys.tabToAndPress("Roll back to version 1");
        keys.expectFocus(AriaRole.BUTTON, "Cancel");
        keys.tabToAndPress("Roll back");
        dashboard.expectNotice("Rolled back to version 1");
        assertThat(page.getByText("Live v3")).isVisible();
        keys.expectFocus(AriaRole.BUTTON, "Roll back to version 1");
    }

    private void addStep(String provider, String model) {
        keys.tabToAndPress("Add step");
        keys.expectFocus(AriaRole.COMBOBOX, "Provider");
        keys.choose(provider);
        keys.press("Tab");
        keys.expectFocus(AriaRole.COMBOBOX, "Model");
        keys.choose(model);
    }

    private void publish(String note) {
        dashboard.expectNotice("Draft saved");
        assertThat(dashboard.button("Publish…")).isEnabled();
        keys.backTo(AriaRole.BUTTON, "Publish…");
        keys.press("Enter");
        keys.expectDialog("Publish this route");
        keys.tabTo(AriaRole.TEXTBOX, "Note");
        keys.type(note);
        keys.tabToAndPress("Publish");
        dashboard.expectNotice("Published");
        keys.expectFocus(AriaRole.BUTTON, "Publish…");
    }

    @Test
    void workflow_4_a_policy_is_bound_tested_and_enforced() {
        newProject("Clinic");
        keys.press("g");
        keys.press("p");
        keys.expectFocusAtTheStartOf("Policies");
        keys.tabToAndPress("New policy");
        keys.expectFocus(AriaRole.TEXTBOX, "Name");
        keys.type("Clinic: no OpenAI");
        keys.press("Tab");
        for (int kind = 0; kind < 3; kind++) {
            keys.press("ArrowDown");
        }
        keys.expectFocus(AriaRole.RADIO, "Block these providers No call goes to a provider on the list.");
        keys.tabTo(AriaRole.COMBOBOX, "Providers");
        keys.choose("OpenAI");
        keys.press("Escape");
        keys.tabToAndPress("Create policy");
        keys.expectFocusAtTheStartOf("Clinic: no OpenAI");

        keys.tabToAndPress("Pause");
        dashboard.expectNotice("Paused Clinic: no OpenAI");
        keys.expectFocus(AriaRole.BUTTON, "Resume");
        keys.tabToAndPress("Add place");
        keys.expectDialog("Where should it apply?");
        keys.tabTo(AriaRole.COMBOBOX, "Project");
        keys.choose("Clinic");
        keys.tabToAndPress("Apply here");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        keys.expectFocus(AriaRole.BUTTON, "Add place");

        var verdict = page.locator(".verdict");
        keys.tabTo(AriaRole.COMBOBOX, "Provider");
        keys.choose("OpenAI");
        assertThat(verdict).containsText("Allowed");
        keys.backTo(AriaRole.BUTTON, "Ask decisions of late");
        keys.press("Enter");
        assertThat(page.getByText("No decisions are recorded yet")).isVisible();
        keys.tabToAndPress("Enforce");
        keys.expectDialog("Let Clinic: no OpenAI block?");
        keys.tabToAndPress("Enforce");
        assertThat(page.locator(".page-title").getByText("In force")).isVisible();
        assertThat(verdict).containsText("Denied");
        assertThat(page.locator("main")).isFocused();
    }
}
