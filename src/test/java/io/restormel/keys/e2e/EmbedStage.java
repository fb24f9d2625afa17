package io.restormel.keys.e2e;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restormel.keys.credential.FakeProviders;
import io.restormel.keys.provider.VerificationResult.Kind;
import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published elements on a page of another site ({@code 127.0.0.1}) against the real server ({@code localhost}),
 * behind a wire that can be cut. Only the model providers are not real.
 */
@OnServer
@Import(FakeProviders.class)
abstract class EmbedStage {

    static final JsonMapper MAPPER = JsonMapper.shared();
    static final String ELEMENTS = "<script type=\"module\" src=\"APP/embed/v1/rk-elements.js\"></script>";
    static final String SELECTOR = "<rk-model-selector label=\"Model\"></rk-model-selector>";
    static final String MANAGER = "<rk-key-manager></rk-key-manager>";
    /** Hears the elements' events. */
    static final String EARS = """
            window.events = [];
            for (const type of ['ready', 'status', 'error', 'session-expired', 'model-selected', 'key-needed', 'key-added',
                'key-verified', 'key-replaced', 'key-removed'].map((name) => 'rk-' + name)) {
              document.addEventListener(type, (e) => events.push({ type, detail: e.detail, from: e.target.localName }));
            }
            """;
    /** What a host page does: gives the elements their sessions, and hears their events. */
    static final String HOST_SCRIPT = EARS + """
            const fetchSession = async () => {
              const reply = await fetch('/widget-session', { method: 'POST' });
              if (!reply.ok) throw new Error('no session');
              return reply.json();
            };
            addEventListener('DOMContentLoaded', () => {
              for (const element of document.querySelectorAll('rk-model-selector, rk-key-manager')) {
                element.fetchSession = fetchSession;
              }
            });
            """;

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @Autowired
    FakeProviders.Verifier providers;

    Wire wire;
    HostApp host;
    Api manager;
    /** The host's backend, with a Gateway Key. */
    Api backend;

    String gatewayKey;

    String project;
    String user;
    /** What the next session is asked with. */
    final Map<String, Object> session = new TreeMap<>();

    /** Where Restormel Keys is, behind the wire. */
    int server() throws IOException {
        return port;
    }

    @BeforeEach
    void open() throws IOException {
        int server = server();
        wire = new Wire(server);
        host = new HostApp(app());
        manager = Api.asManager(server);
        project = "/projects/"
                + manager.post("/projects", Map.of("name", "Shop " + UUID.randomUUID()))
                        .expect(201)
                        .data()
                        .path("id")
                        .asString();
        gatewayKey = manager.post(project + "/keys", Map.of("label", "backend"))
                .expect(201)
                .json()
                .findValue("rawKey")
                .asString();
        backend = manager.as(gatewayKey);
        allow(host.origin());
        user = "u_" + UUID.randomUUID();
        session.putAll(Map.of(
                "endUserId", user,
                "components", List.of("model-selector", "key-manager"),
                "actions", List.of("list", "add", "verify", "replace", "remove"),
                "providers", List.of("openai", "anthropic"),
                "origins", List.of(host.origin())));
        host.sessions(() -> mint().toString());
    }

    @AfterEach
    void close() {
        browser.over();
        host.close();
        wire.close();
    }

    /** Ends all connections and refuses new ones; that the browser complains of it is part of the test. */
    void cut() {
        browser.allow("net::ERR_");
        wire.cut();
    }

    /** Where the browser finds Restormel Keys. */
    String app() {
        return "http://localhost:" + wire.port();
    }

    Page page() {
        return browser.page();
    }

    void allow(String... origins) {
        manager.send("PUT", project + "/allowed-origins", MAPPER.writeValueAsString(Map.of("origins", origins)))
                .expect(200);
    }

    JsonNode mint() {
        return backend.post(project + "/widget-sessions", session).expect(201).data();
    }

    /** Opens the host's page with this in its body. */
    void show(String body) {
        show(body, HOST_SCRIPT);
    }

    void show(String body, String script) {
        host.shows(body, script);
        page().navigate(host.origin() + "/");
    }

    /** Opens both elements as the documentation says, and waits for them. */
    void showBoth() {
        show(ELEMENTS + "<form>" + SELECTOR + "</form>" + MANAGER);
        ready(2);
    }

    void ready(int elements) {
        page().waitForFunction("count => events.filter(e => e.type === 'rk-ready').length === count", elements);
    }

    /** The detail of the first event of this type, now or soon, that has these members. */
    JsonNode event(String type, Map<String, ?> members) {
        var found = page().waitForFunction(
                        "([type, members]) => JSON.stringify(events.find((e) => e.type === type"
                                + " && Object.entries(members).every(([name, value]) => e.detail[name] === value))?.detail)",
                        List.of(type, members));
        return MAPPER.readTree((String) found.jsonValue());
    }

    JsonNode event(String type) {
        return event(type, Map.of());
    }

    /** How many events of this type there were so far. */
    int events(String type) {
        return (int) page().evaluate("type => events.filter(e => e.type === type).length", type);
    }

    void status(String element, String wanted) {
        page().waitForFunction(
                        "([element, wanted]) => document.querySelector(element).status === wanted",
                        List.of(element, wanted));
    }

    Locator field() {
        return page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Model"));
    }

    Locator option(String name) {
        return page().getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    Locator button(String name) {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    FrameLocator frame() {
        return page().frameLocator("rk-key-manager iframe");
    }

    Locator secret() {
        return frame().locator("#secret");
    }

    /** The tag of what has the focus inside an element; null when it is elsewhere. */
    Object focused(String element) {
        return page().evaluate(
                        "element => document.querySelector(element).shadowRoot.activeElement?.localName", element);
    }

    void say(String text) {
        page().getByText(text).first().waitFor();
    }

    /** Waits until the keyboard's mark is on an option that reads so. */
    void marked(String text) {
        page().waitForFunction("""
                text => {
                  const root = document.querySelector('rk-model-selector').shadowRoot;
                  const id = root.querySelector('input').getAttribute('aria-activedescendant');
                  return id && root.getElementById(id)?.textContent.includes(text);
                }""", text);
    }

    /** A key as the host's backend sees them. */
    JsonNode keys() {
        return backend.get(project + "/end-users/" + user + "/credentials")
                .expect(200)
                .data();
    }

    /** Adds a key with the mouse, as most people do. */
    JsonNode addKey(String typed) {
        button("Add a key").click();
        secret().fill(typed);
        button("Save key").click();
        var added = event("rk-key-added");
        then(added.toString()).doesNotContain(typed);
        return added;
    }

    static String newKey() {
        return "sk-test-" + UUID.randomUUID() + "-WXYZ";
    }

    /** Denies a model by a policy of this name, bound to the project. */
    void forbid(String name, String model) {
        var policy = manager.post(
                        "/policies",
                        Map.of(
                                "name",
                                name,
                                "type",
                                "model_denylist",
                                "ruleDefinition",
                                Map.of("modelIds", List.of(model))))
                .expect(201)
                .data()
                .path("id")
                .asString();
        manager.post(
                        "/policies/" + policy + "/bindings",
                        Map.of("targetType", "project", "targetId", project.substring("/projects/".length())))
                .expect(201);
    }

    /** Walks both elements, open on the page, through what they can show. */
    void axeFindsNothingInAnyState() throws IOException {
        var broken = newKey();
        providers.answer(broken, Kind.NO_QUOTA);
        var axe = Axe.on(page());
        axe.findsNothing("at first");
        page().locator("rk-key-manager .add").click();
        secret().waitFor();
        axe.findsNothing("entry of a key");
        secret().fill(broken);
        secret().press("Enter");
        event("rk-key-added");
        axe.findsNothing("key added");
        page().locator("rk-key-manager .verify").click();
        event("rk-key-verified");
        page().locator("rk-key-manager .remove").click();
        page().locator("rk-key-manager .confirm").waitFor();
        axe.findsNothing("removal");
        page().locator("rk-model-selector input").click();
        page().keyboard().type("gpt");
        page().locator("rk-model-selector [role=option]").first().waitFor();
        axe.findsNothing("open list");
    }
}
