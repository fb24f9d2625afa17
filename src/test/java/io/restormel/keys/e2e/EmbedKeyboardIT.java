package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import io.restormel.keys.provider.VerificationResult.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Both elements without a mouse, from the first Tab to the last. */
class EmbedKeyboardIT extends EmbedStage {

    private static final String FORM = "<button id=\"before\">Before</button><form>" + SELECTOR + "</form>" + MANAGER
            + "<button id=\"after\">After</button>";
    private static final String ON_SUBMIT = """
            addEventListener('DOMContentLoaded', () => document.forms[0].addEventListener('submit', (e) => {
              e.preventDefault();
              window.submitted = (window.submitted ?? 0) + 1;
            }));
            """;

    private void press(String... keys) {
        for (var key : keys) {
            page().keyboard().press(key);
        }
    }

    private void type(String text) {
        page().keyboard().type(text);
    }

    /** Waits until the focus is on what this selector names, in the element, or in the page when that is empty. */
    private void focusIsOn(String element, String selector) {
        page().waitForFunction("""
                ([element, selector]) => {
                  const root = element ? document.querySelector(element).shadowRoot : document;
                  return root.activeElement?.matches(selector);
                }""", List.of(element, selector));
    }

    private void focusIsInTheKeyField(String id) {
        focusIsOn("rk-key-manager", "iframe");
        var field = page().frames().getLast();
        field.waitForFunction("id => document.activeElement.id === id || document.activeElement.localName === id", id);
    }

    /** Out of the key's field, a process of its own: a key pressed before the focus has arrived goes to that one. */
    private void tabToSave() {
        press("Tab");
        focusIsInTheKeyField("button");
        press("Tab");
        focusIsOn("rk-key-manager", ".entry a");
        press("Tab");
        focusIsOn("rk-key-manager", ".entry .quiet");
        press("Tab");
        focusIsOn("rk-key-manager", ".entry .primary");
    }

    private void start() {
        show(ELEMENTS + FORM, HOST_SCRIPT + ON_SUBMIT);
        ready(2);
        page().locator("#before").focus();
    }

    private String expanded() {
        return field().getAttribute("aria-expanded");
    }

    @Test
    void a_model_is_found_and_chosen() {
        start();
        press("Tab");
        focusIsOn("rk-model-selector", "input");
        then(expanded()).as("closed until it is asked for").isEqualTo("false");
        press("ArrowDown");
        marked("Let the route decide");
        press("End");
        page().waitForFunction("""
                () => {
                  const root = document.querySelector('rk-model-selector').shadowRoot;
                  const marked = root.getElementById(root.querySelector('input').getAttribute('aria-activedescendant'));
                  return marked?.getAttribute('aria-posinset') === marked?.getAttribute('aria-setsize')
                    && marked.getBoundingClientRect().bottom <= root.querySelector('.scroll').getBoundingClientRect().bottom;
                }""");
        press("Home");
        marked("Let the route decide");
        press("PageDown", "PageUp");
        marked("Let the route decide");
        type("4o-mini");
        marked("GPT-4o mini");
        press("Escape");
        then(expanded()).isEqualTo("false");
        then(field().inputValue()).as("nothing was chosen").isEmpty();
        focusIsOn("rk-model-selector", "input");

        press("ArrowDown");
        type("gpt 4o mini");
        marked("GPT-4o mini");
        press("Enter");
        event("rk-model-selected", Map.of("modelId", "gpt-4o-mini"));
        then(field().inputValue()).isEqualTo("GPT-4o mini");
        focusIsOn("rk-model-selector", "input");
        press("ArrowDown");
        marked("GPT-4o mini");
        press("Alt+ArrowUp");
        then(expanded()).isEqualTo("false");
        then(page().evaluate("window.submitted")).isNull();
        press("Enter");
        page().waitForFunction("() => window.submitted === 1");

        press("ArrowDown", "Tab");
        focusIsOn("rk-key-manager", ".add");
        then(expanded()).as("leaving closes it").isEqualTo("false");
        press("Shift+Tab");
        focusIsOn("rk-model-selector", "input");
        press("Shift+Tab");
        focusIsOn("", "#before");
    }

    @Test
    void a_model_that_may_not_be_used_tells_why_and_leads_to_the_key_that_it_needs() {
        manager.send("PUT", project + "/credential-settings", "{\"required\":true}")
                .expect(200);
        start();
        press("Tab");
        type("gpt-4o-mini");
        marked("No key for OpenAI.");
        marked("press Enter to add a key");
        then(option("GPT-4o mini").getAttribute("aria-disabled")).isEqualTo("true");
        press("Enter");
        event("rk-key-needed", Map.of("providerId", "openai"));
        then(events("rk-model-selected")).isZero();
        focusIsOn("rk-key-manager", "select");
        press("Escape");
        focusIsOn("rk-key-manager", ".add");
    }

    @Test
    void a_key_is_added_tried_replaced_removed_and_brought_back() {
        var typed = newKey();
        start();
        press("Tab", "Tab");
        focusIsOn("rk-key-manager", ".add");
        press("Enter");
        focusIsOn("rk-key-manager", "select");
        press("ArrowDown");
        page().waitForCondition(
                        () -> "anthropic".equals(page().getByLabel("Provider").inputValue()));
        press("ArrowUp", "Tab");
        type("Mine");
        press("Tab");
        focusIsInTheKeyField("secret");
        type(typed);
        press("Tab");
        focusIsInTheKeyField("button");
        press("Space");
        frame().getByText("Hide").waitFor();
        press("Shift+Tab");
        focusIsInTheKeyField("secret");
        then(secret().inputValue()).isEqualTo(typed);
        press("Enter");
        var added = event("rk-key-added", Map.of("mask", "sk-…WXYZ"));
        focusIsOn("rk-key-manager", ".verify");
        event("rk-key-verified", Map.of("status", "active"));
        focusIsOn("rk-key-manager", ".verify");

        providers.answer(typed, Kind.INVALID);
        press("Enter");
        event("rk-key-verified", Map.of("status", "invalid"));
        focusIsOn("rk-key-manager", ".verify");
        press("Tab");
        focusIsOn("rk-key-manager", ".replace");
        press("Enter");
        focusIsInTheKeyField("secret");
        press("Escape");
        focusIsOn("rk-key-manager", ".replace");
        press("Enter");
        focusIsInTheKeyField("secret");
        type("sk-another-one-5678");
        tabToSave();
        press("Enter");
        event("rk-key-replaced", Map.of("keyId", added.path("keyId").asString(), "mask", "sk-…5678"));
        event("rk-key-verified", Map.of("mask", "sk-…5678", "status", "active"));
        focusIsOn("rk-key-manager", ".verify");

        press("Tab", "Tab");
        focusIsOn("rk-key-manager", ".remove");
        press("Enter");
        say("No route depends on it.");
        focusIsOn("rk-key-manager", ".keep");
        press("Escape");
        focusIsOn("rk-key-manager", ".remove");
        press("Enter");
        say("No route depends on it.");
        focusIsOn("rk-key-manager", ".keep");
        press("Tab");
        focusIsOn("rk-key-manager", ".danger");
        press("Enter");
        event("rk-key-removed");
        then(keys()).isEmpty();
        focusIsOn("rk-key-manager", ".undo");
        press("Enter");
        event("rk-key-added", Map.of("restored", true));
        then(keys()).hasSize(1);
        focusIsOn("rk-key-manager", ".verify");
        press("Tab", "Tab", "Tab");
        focusIsOn("", "#after");
    }

    @Test
    void what_cannot_be_saved_keeps_the_focus_where_it_was() {
        start();
        press("Tab", "Tab", "Enter");
        focusIsOn("rk-key-manager", "select");
        press("Tab", "Tab");
        focusIsInTheKeyField("secret");
        press("Enter");
        frame().getByText("Paste or type the key.").waitFor();
        focusIsInTheKeyField("secret");
        type("sk-typed-0001");
        browser.allow("/keys/v1/widget/");
        browser.allow("Failed to load resource");
        tabToSave();
        cut();
        press("Enter");
        frame().getByText("Your key is still here").waitFor();
        focusIsOn("rk-key-manager", ".entry .primary");
        wire.mend();
        status("rk-key-manager", "empty");
        press("Enter");
        event("rk-key-added");
    }
}
