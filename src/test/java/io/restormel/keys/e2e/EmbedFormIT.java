package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;

/** A selector in a form, and pages that load things in an unusual order. */
class EmbedFormIT extends EmbedStage {

    private static final String ON_SUBMIT = """
            addEventListener('DOMContentLoaded', () => document.forms[0].addEventListener('submit', (e) => {
              e.preventDefault();
              window.sent = JSON.stringify([...new FormData(e.target)]);
            }));
            """;

    @Test
    void a_required_selector_blocks_an_empty_form_and_submits_its_value() {
        show(
                ELEMENTS + "<form><rk-model-selector name=\"model\" required label=\"Model\"></rk-model-selector>"
                        + "<button>Go</button></form>",
                HOST_SCRIPT + ON_SUBMIT);
        ready(1);
        page().getByText("Go").click();
        then(page().evaluate("window.sent")).isNull();
        then(page().evaluate("document.forms[0].checkValidity()")).isEqualTo(false);
        then(page().evaluate("document.querySelector('rk-model-selector').shadowRoot.activeElement?.localName"))
                .as("the browser leads to the field")
                .isEqualTo("input");
        field().fill("gpt-4o-mini");
        marked("GPT-4o mini");
        page().keyboard().press("Enter");
        event("rk-model-selected");
        page().keyboard().press("Enter");
        page().waitForFunction("() => window.sent");
        then(page().evaluate("window.sent")).isEqualTo("[[\"model\",\"openai:gpt-4o-mini\"]]");
    }

    @Test
    void elements_before_and_after_the_script_early_properties_and_a_second_load_get_along() {
        session.put("locale", "de");
        show(
                "<rk-model-selector id=\"before\" label=\"Before\"></rk-model-selector>" + ELEMENTS
                        + "<script type=\"module\" src=\"APP/embed/v1/rk-model-selector.js?again\"></script>"
                        + "<script type=\"module\" src=\"APP/embed/v1/rk-elements.js?again\"></script>" + MANAGER,
                HOST_SCRIPT + """
                        const a = document.createElement('rk-model-selector');
                        a.id = 'a';
                        a.fetchSession = fetchSession;
                        a.value = 'openai:gpt-4o';
                        a.strings = { label: 'Early' };
                        window.early = !customElements.get('rk-model-selector');
                        addEventListener('DOMContentLoaded', () => {
                          document.querySelector('main').prepend(a);
                          customElements.whenDefined('rk-key-manager').then(() => {
                            const b = document.createElement('rk-model-selector');
                            b.id = 'b';
                            b.label = 'Late';
                            b.fetchSession = fetchSession;
                            document.querySelector('main').append(b);
                          });
                        });
                        """);
        ready(4);
        then(page().evaluate("window.early")).isEqualTo(true);
        then(page().evaluate("[...document.querySelectorAll('rk-model-selector')].map(e => e.value).join()"))
                .isEqualTo("openai:gpt-4o,,");
        var early = page().locator("#a input");
        then(early.getAttribute("aria-label")).isEqualTo("Early");
        then(early.inputValue()).isEqualTo("GPT-4o");
        var late = page().locator("#b input");
        late.fill("claude");
        page().locator("#b [role=option]").first().waitFor();
        page().keyboard().press("Enter");
        event("rk-model-selected", java.util.Map.of("providerId", "anthropic"));
        then(early.inputValue()).as("the other one is left alone").isEqualTo("GPT-4o");
        page().locator("rk-key-manager .add").click();
        secret().waitFor();
        then(frame().locator("html").getAttribute("lang")).isEqualTo("de");
    }

    @Test
    void an_element_that_is_moved_removed_and_put_back_goes_on() {
        showBoth();
        page().evaluate("""
                () => {
                  const element = document.querySelector('rk-model-selector');
                  document.querySelector('main').append(element);
                  element.remove();
                  document.querySelector('main').prepend(element);
                }""");
        field().fill("gpt-4o-mini");
        marked("GPT-4o mini");
        page().keyboard().press("Enter");
        event("rk-model-selected");
    }
}
