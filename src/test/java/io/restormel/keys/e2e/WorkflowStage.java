package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One server for the workflows of the dashboard; each test has a browser and a project of its own. */
@OnServer
abstract class WorkflowStage {

    static final ModelServer MODELS = new ModelServer();
    private static final List<String> KINDS = List.of("/policies", "/credentials", "/projects");

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    private final Set<String> present = new HashSet<>();

    @BeforeEach
    void note_what_is_there() {
        KINDS.forEach(kind -> present.addAll(ids(kind)));
    }

    /** The same names would stand in the way of a second run. */
    @AfterEach
    void remove_what_came() {
        browser.over();
        for (var kind : KINDS) {
            ids(kind).stream()
                    .filter(id -> !present.contains(id))
                    .forEach(id -> Api.asManager(port).delete(kind + "/" + id));
        }
    }

    private List<String> ids(String kind) {
        return Api.asManager(port)
                .get(kind)
                .expect(200)
                .data()
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }

    @DynamicPropertySource
    static void allowTheModelServer(DynamicPropertyRegistry properties) {
        properties.add("restormel.providers.allowed-hosts", MODELS::hostAndPort);
    }

    final Dashboard dashboard() {
        return new Dashboard(browser.page(), "http://localhost:" + port);
    }

    final Dashboard signedIn() {
        var dashboard = dashboard();
        dashboard.open("login");
        dashboard.signIn();
        return dashboard;
    }

    static void newProject(Dashboard dashboard, String name) {
        dashboard.follow("Projects");
        dashboard.press("New project");
        dashboard.write("Name", name);
        dashboard.press("Create project");
        dashboard.expectNotice("Created project " + name);
    }

    /** Makes a key of the project and returns what is shown this once. */
    static Map<String, String> newKey(Dashboard dashboard, String label) {
        dashboard.follow("Gateway keys");
        dashboard.press("Create key");
        dashboard.write("Label", label);
        dashboard.press("Create key");
        assertThat(dashboard.heading("Copy your Gateway Key now")).isVisible();
        var shown = variables(dashboard.shown(".env"));
        dashboard.press("I have copied it");
        return shown;
    }

    static Map<String, String> variables(String dotEnv) {
        return dotEnv.lines()
                .filter(line -> line.startsWith("RESTORMEL_"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** What an app with these variables is told about a model. */
    final Api.Reply evaluate(Map<String, String> env, String provider, String model) {
        return new Api(port, env.getOrDefault("RESTORMEL_GATEWAY_KEY", ""))
                .post(
                        "/policies/evaluate",
                        Map.of(
                                "projectId",
                                env.getOrDefault("RESTORMEL_PROJECT_ID", ""),
                                "providerType",
                                provider,
                                "modelId",
                                model));
    }

    final void allowClipboard() {
        browser.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    static String clipboard(Page page) {
        return (String) page.evaluate("navigator.clipboard.readText()");
    }
}
