package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing on the host's page, not even a hostile script that came first, gets to see a key that is typed. */
class EmbedCanaryIT extends EmbedStage {

    static final String CANARY = "sk-canary7Hq2DoNotLeak";

    /** Hooks what a script can hook before anything else runs, and keeps what went through as text. */
    static final String SPY = """
            window.seen = [];
            window.keys = '';
            const text = (part) => {
              if (part instanceof Event) {
                const path = part.composedPath();
                return [part.key, part.data, JSON.stringify(part.detail), path[0]?.value, JSON.stringify(part.data)].join(' ');
              }
              if (part instanceof FormData) return JSON.stringify([...part]);
              return typeof part === 'string' ? part : JSON.stringify(part) ?? String(part);
            };
            const note = (...parts) => { try { seen.push(parts.map(text).join(' ')); } catch (e) { seen.push(String(e)); } };
            const wrap = (object, name) => {
              const old = object[name];
              object[name] = function (...args) { note(name, ...args); return old.apply(this, args); };
            };
            for (const name of ['fetch', 'postMessage', 'structuredClone']) wrap(window, name);
            wrap(MessagePort.prototype, 'postMessage');
            for (const name of ['open', 'send', 'setRequestHeader']) wrap(XMLHttpRequest.prototype, name);
            wrap(Storage.prototype, 'setItem');
            wrap(navigator, 'sendBeacon');
            for (const name of ['pushState', 'replaceState']) wrap(history, name);
            for (const name of ['log', 'info', 'warn', 'error', 'debug']) wrap(console, name);
            wrap(JSON, 'stringify'); wrap(JSON, 'parse');
            const listen = EventTarget.prototype.addEventListener;
            EventTarget.prototype.addEventListener = function (type, listener, options) {
              const heard = typeof listener === 'function'
                ? function (event) { note('listener', type, event); return listener.call(this, event); } : listener;
              return listen.call(this, type, heard, options);
            };
            const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
            Object.defineProperty(MessagePort.prototype, 'onmessage', { ...onmessage, set(listener) {
              onmessage.set.call(this, (event) => { note('port', event); listener.call(this, event); });
            } });
            for (const type of ['keydown', 'keyup', 'input', 'beforeinput', 'change', 'paste', 'copy', 'message', 'submit']) {
              listen.call(window, type, (event) => {
                if (type === 'keydown') keys += event.key;
                note('window', type, event);
              }, true);
            }
            const watch = (root) => new MutationObserver(() =>
              note('mutation', root.innerHTML ?? root.documentElement.outerHTML, ...[...root.querySelectorAll('input')].map((i) => i.value)))
              .observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
            const attach = Element.prototype.attachShadow;
            Element.prototype.attachShadow = function (init) {
              const root = attach.call(this, { ...init, mode: 'open' });
              watch(root);
              return root;
            };
            listen.call(window, 'DOMContentLoaded', () => watch(document));
            """
            // The spy itself must not be what it hears.
            .replace("JSON.stringify(part", "stringify(part")
            .replace("JSON.stringify([", "stringify([")
            .replace("window.keys = '';", "window.keys = ''; const stringify = JSON.stringify.bind(JSON);");

    @SuppressWarnings("unchecked")
    private List<String> leaks() {
        var piece = CANARY.substring(3, 12);
        return (List<String>)
                page().evaluate("piece => [...seen, 'keys ' + keys].filter((line) => line.includes(piece))", piece);
    }

    private void typeAndSave(String typed) {
        secret().click();
        page().keyboard().type(typed);
        frame().getByText("Show").click();
        frame().getByText("Hide").waitFor();
        button("Save key").click();
    }

    @Test
    void a_typed_key_never_appears_to_the_page() {
        show(ELEMENTS + SELECTOR + MANAGER, SPY + HOST_SCRIPT);
        ready(2);
        button("Add a key").click();
        typeAndSave(CANARY);
        var id = event("rk-key-added").path("keyId").asString();
        button("Replace OpenAI").click();
        typeAndSave(CANARY + "2");
        event("rk-key-replaced");
        button("Verify OpenAI").click();
        event("rk-key-verified");

        then(keys().at("/0/id").asString()).isEqualTo(id);
        then((int) page().evaluate("seen.length"))
                .as("the hooks do hear the page")
                .isGreaterThan(50);
        then((String) page().evaluate("seen.filter((line) => line.startsWith('port')).join()"))
                .as("also what the frame says")
                .contains("saved");
        then(leaks()).isEmpty();
        then(page().content()).doesNotContain(CANARY);
        then(page().context().storageState()).doesNotContain(CANARY);
        then(page().evaluate("JSON.stringify(performance.getEntries())").toString())
                .doesNotContain(CANARY);
    }

    @Test
    void a_key_that_the_provider_and_the_network_refuse_does_not_appear_either() {
        show(ELEMENTS + MANAGER, SPY + HOST_SCRIPT);
        ready(1);
        button("Add a key").click();
        secret().click();
        page().keyboard().type(CANARY);
        browser.allow("/keys/v1/widget/");
        browser.allow("Failed to load resource");
        cut();
        page().keyboard().press("Enter");
        frame().getByText("Your key is still here").waitFor();
        then(leaks()).isEmpty();
        wire.mend();
        page().waitForCondition(
                        () -> page().getByText("Cannot reach the server").count() == 0);
        then(secret().inputValue()).isEqualTo(CANARY);
        page().keyboard().press("Enter");
        event("rk-key-added");
        then(leaks()).isEmpty();
    }

    @Test
    void the_same_hooks_catch_a_key_in_a_plain_input() {
        show(ELEMENTS + MANAGER, SPY + HOST_SCRIPT);
        ready(1);
        button("Add a key").click();
        secret().waitFor();
        page().evaluate("""
                () => {
                  const input = document.createElement('input');
                  input.type = 'password';
                  document.querySelector('rk-key-manager').shadowRoot.querySelector('iframe').replaceWith(input);
                }""");
        page().locator("rk-key-manager input[type=password]").click();
        page().keyboard().type(CANARY);
        then(leaks()).isNotEmpty();
    }

    @Test
    void the_rest_form_refuses_a_key_that_the_page_itself_sends() {
        show(ELEMENTS + MANAGER);
        ready(1);
        browser.allow("/keys/v1/widget/keys");
        browser.allow("Failed to load resource");
        var answer = page().evaluate("""
                        async ([app, session]) => {
                          const reply = await fetch(app + '/keys/v1/widget/keys', { method: 'POST', credentials: 'omit',
                            headers: { Authorization: 'Bearer ' + session, 'Content-Type': 'application/json' },
                            body: '{"providerId":"openai","secret":"sk-from-the-page"}' });
                          return reply.status + ' ' + (await reply.json()).error;
                        }""", List.of(app(), mint().path("session").asString()));
        then(answer).isEqualTo("403 origin_not_allowed");
        then(keys()).isEmpty();
    }
}
