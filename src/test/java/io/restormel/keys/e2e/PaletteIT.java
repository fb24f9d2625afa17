package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command palette for somebody who types faster than the server answers, and what it offers to create. */
class PaletteIT extends WorkflowStage {

    private Dashboard dashboard;
    private Page page;
    private Keyboard keys;

    @BeforeEach
    void sign_in_with_a_project() {
        dashboard = signedIn();
        page = browser.page();
        keys = new Keyboard(page);
        newProject(dashboard, "Fast fingers");
    }

    private void expectNoPalette() {
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    /** Asked twice and corrected, all before the first answer; then once more, from where the focus went astray. */
    @Test
    void what_is_typed_decides_even_when_its_enter_comes_before_the_palette() {
        slowDown();
        keys.press("Control+k");
        keys.press("Control+k");
        keys.type("gateway keyx");
        keys.press("Backspace");
        keys.press("Enter");
        keys.expectFocusAtTheStartOf("Gateway keys");
        expectNoPalette();

        keys.press("Control+k");
        assertThat(page.getByRole(AriaRole.COMBOBOX)).isFocused();
        page.evaluate("document.activeElement.blur()");
        keys.type("audit");
        page.evaluate("document.activeElement.blur()");
        keys.press("Enter");
        keys.press("Enter");
        keys.expectFocusAtTheStartOf("Audit");
        expectNoPalette();
    }

    private void slowDown() {
        var wires = page.context().newCDPSession(page);
        var slow = new JsonObject();
        slow.addProperty("rate", 3);
        wires.send("Emulation.setCPUThrottlingRate", slow);
        var far = new JsonObject();
        far.addProperty("offline", false);
        far.addProperty("latency", 400);
        far.addProperty("downloadThroughput", -1);
        far.addProperty("uploadThroughput", -1);
        wires.send("Network.emulateNetworkConditions", far);
    }

    @Test
    void whatever_can_be_created_is_created_from_anywhere() {
        var dialogs = Map.of(
                "create project", "New project",
                "create route", "New route",
                "create policy", "New policy",
                "create credential", "Add credential",
                "create gateway", "Create Gateway Key",
                "create environment", "Add environment",
                "create webhook", "Add webhook",
                "create person", "Add a person");
        dialogs.forEach((typed, title) -> {
            keys.press("Control+k");
            keys.type(typed);
            keys.press("Enter");
            keys.expectDialog(title);
            keys.press("Escape");
            expectNoPalette();
        });
    }
}
