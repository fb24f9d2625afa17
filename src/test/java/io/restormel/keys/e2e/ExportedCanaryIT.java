package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import org.junit.jupiter.api.Test;

/** In the server-rendered form, too, the page gets to see nothing of a key that is typed. */
class ExportedCanaryIT extends ExportedStage {

    @SuppressWarnings("unchecked")
    private List<String> leaks() {
        return (List<String>) page().evaluate(
                        "piece => [...seen, 'keys ' + keys].filter((line) => line.includes(piece))",
                        EmbedCanaryIT.CANARY.substring(3, 12));
    }

    @Test
    void a_typed_key_never_appears_to_the_page() {
        show(SCRIPT + SELECTOR + MANAGER, EmbedCanaryIT.SPY + HOST_SCRIPT);
        ready(2);
        button("Add a key").click();
        secret().click();
        page().keyboard().type(EmbedCanaryIT.CANARY);
        button("Save key").click();
        var id = event("rk-key-added").path("keyId").asString();
        button("Verify OpenAI").click();
        event("rk-key-verified");
        button("Replace OpenAI").click();
        secret().click();
        page().keyboard().type(EmbedCanaryIT.CANARY + "2");
        button("Save key").click();
        event("rk-key-replaced");

        then(keys().at("/0/id").asString()).isEqualTo(id);
        then((String) page().evaluate("seen.filter((line) => line.startsWith('send')).join()"))
                .as("the hooks hear what Vaadin sends")
                .contains("verify");
        then((String) page().evaluate("seen.filter((line) => line.startsWith('port')).join()"))
                .as("and what the frame says")
                .contains("saved");
        then(leaks()).isEmpty();
        then(page().content()).doesNotContain(EmbedCanaryIT.CANARY);
        then(page().context().storageState()).doesNotContain(EmbedCanaryIT.CANARY);
    }

    @Test
    void the_same_hooks_catch_a_key_in_a_plain_input() {
        show(SCRIPT + MANAGER, EmbedCanaryIT.SPY + HOST_SCRIPT);
        ready(1);
        button("Add a key").click();
        secret().waitFor();
        page().evaluate("""
                () => {
                  const input = document.createElement('input');
                  input.type = 'password';
                  document.querySelector('restormel-key-manager').shadowRoot.querySelector('rk-key-manager').shadowRoot
                    .querySelector('iframe').replaceWith(input);
                }""");
        page().locator("rk-key-manager input[type=password]").click();
        page().keyboard().type(EmbedCanaryIT.CANARY);
        then(leaks()).isNotEmpty();
    }
}
