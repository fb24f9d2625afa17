package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;

/** The server-rendered selector as a field of a form. */
class ExportedFormIT extends ExportedStage {

    private static final String HEARD = HOST_SCRIPT + """
            window.heard = [];
            for (const type of ['input', 'change']) {
              document.addEventListener(type, (e) => heard.push(type + ' ' + e.target.localName + ' ' + e.target.value));
            }
            addEventListener('DOMContentLoaded', () => document.forms[0].addEventListener('submit', (e) => {
              e.preventDefault();
              window.sent = JSON.stringify([...new FormData(e.target)]);
            }));
            """;

    private void form(String attributes) {
        show(
                SCRIPT + "<form><fieldset><rk-server-model-selector name=\"model\" label=\"Model\" " + attributes
                        + "></rk-server-model-selector></fieldset><button>Go</button><button type=\"reset\">Back</button></form>",
                HEARD);
        ready(1);
    }

    private Object value() {
        return page().evaluate("document.querySelector('rk-server-model-selector').value");
    }

    @Test
    void a_required_selector_blocks_an_empty_form_and_submits_its_value() {
        form("required");
        page().getByText("Go").click();
        then(page().evaluate("window.sent")).isNull();
        then(page().evaluate("document.forms[0].checkValidity()")).isEqualTo(false);
        then(page().evaluate("document.querySelector('restormel-model-selector').shadowRoot"
                        + ".querySelector('rk-model-selector').shadowRoot.activeElement?.localName"))
                .as("the browser leads to the field")
                .isEqualTo("input");
        field().fill("gpt-4o-mini");
        option("GPT-4o mini").waitFor();
        page().keyboard().press("Enter");
        event("rk-model-selected");
        page().keyboard().press("Enter");
        page().waitForFunction("() => window.sent");
        then(page().evaluate("window.sent")).isEqualTo("[[\"model\",\"openai:gpt-4o-mini\"]]");
        then(page().evaluate("heard.filter((line) => line.startsWith('change')).join()"))
                .isEqualTo("change rk-server-model-selector openai:gpt-4o-mini");
    }

    @Test
    void a_value_a_reset_and_a_disabled_fieldset_count() {
        form("value=\"openai:gpt-4o\"");
        then(field().inputValue()).isEqualTo("GPT-4o");
        field().fill("gpt-4o-mini");
        option("GPT-4o mini").click();
        event("rk-model-selected");
        then(value()).isEqualTo("openai:gpt-4o-mini");
        page().getByText("Back").click();
        then(value()).isEqualTo("openai:gpt-4o");
        page().waitForFunction("() => [...new FormData(document.forms[0])][0][1] === 'openai:gpt-4o'");
        page().evaluate("document.querySelector('fieldset').disabled = true");
        page().waitForCondition(() -> field().isDisabled());
        then(page().evaluate("[...new FormData(document.forms[0])].length")).isEqualTo(0);
    }

    @Test
    void what_was_chosen_before_is_the_fields_value() {
        backend.send(
                        "PUT",
                        project + "/end-users/" + user + "/model-choice",
                        "{\"providerType\":\"openai\",\"modelId\":\"gpt-4o-mini\"}")
                .expect(200);
        form("required");
        then(value()).isEqualTo("openai:gpt-4o-mini");
        page().getByText("Go").click();
        page().waitForFunction("() => window.sent");
        then(page().evaluate("window.sent")).isEqualTo("[[\"model\",\"openai:gpt-4o-mini\"]]");
    }
}
