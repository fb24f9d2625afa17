package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restormel.keys.acceptance.DatabaseDump;
import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Secrets typed into the dashboard's forms, where they belong and where people paste them by mistake, while the log is
 * talkative: they are in no table, in no log line, and on no page afterwards.
 */
@OnServer
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class CanaryFormsIT {

    private static final ModelServer MODELS = new ModelServer();
    private static final String SECRET = "sk-proj-FormCanary0123456789typedWXYZ";
    private static final String REPLACED = "sk-proj-FormCanary9876543210typedABCD";
    private static final String PASTED = "sk-ant-FormCanary0123456789pastedJKLM";

    private static final String THEIRS = "sk-proj-FormCanary1212121212theirsEFGH";

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String database;

    @DynamicPropertySource
    static void allowTheModelServer(DynamicPropertyRegistry properties) {
        properties.add("restormel.providers.allowed-hosts", MODELS::hostAndPort);
    }

    @Autowired
    LoggingSystem logging;

    @BeforeEach
    void talkative() {
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.DEBUG);
        logging.setLogLevel("io.restormel", LogLevel.TRACE);
    }

    @AfterEach
    void quiet() {
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
        logging.setLogLevel("io.restormel", null);
    }

    @Test
    void a_secret_typed_into_a_form_is_found_nowhere_but_sealed(CapturedOutput log) throws Exception {
        var page = browser.page();
        var dashboard = new Dashboard(page, "http://localhost:" + port);
        var manager = Api.asManager(port);
        var project = manager.post("/projects", Map.of("name", "Forms"))
                .expect(201)
                .data()
                .path("id")
                .asString();
        dashboard.open("login");
        dashboard.signIn();

        credential(dashboard);
        pasteName(dashboard, "projects", "New project", "Create project");
        pasteName(dashboard, "routes", "New route", "Create route");
        dashboard.open("policies");
        dashboard.press("New policy");
        dashboard.write("Name", PASTED);
        page.getByRole(AriaRole.RADIO).last().check();
        refused(dashboard, "Create policy");
        dashboard.open("webhooks");
        dashboard.press("Add webhook");
        dashboard.write("Address", "https://hooks.example.com/?key=" + PASTED);
        refused(dashboard, "Add webhook");
        endUsersKey(page, manager, project);

        var dump = new DatabaseDump(database, "sa");
        for (var canary : new String[] {SECRET, REPLACED, PASTED, THEIRS}) {
            then(log.getAll().lines().filter(line -> line.contains(canary)).limit(3))
                    .as("log lines")
                    .isEmpty();
            then(dump.places(canary)).as("columns").isEmpty();
        }
        then(log.getAll().contains(" DEBUG ")).as("the log is talkative").isTrue();
        then(dump.rows("credential_secret")).isPositive();
    }

    /** Added, refused by its provider, replaced; and a second one pasted where its label belongs. */
    private void credential(Dashboard dashboard) {
        var page = dashboard.page();
        dashboard.open("credentials");
        dashboard.press("Add credential");
        dashboard.pick(page.getByRole(AriaRole.DIALOG), "Provider", "OpenAI");
        type(page, "Key", SECRET);
        dashboard.write("Base URL", MODELS.baseUrl());
        dashboard.write("Label", PASTED);
        refused(dashboard, "Add credential");
        type(page, "Key", SECRET);
        dashboard.write("Label", "Canary");
        dashboard.press("Add credential");
        assertThat(dashboard.heading("What needs it")).isVisible();
        then(page.content()).doesNotContain(SECRET);
        dashboard.press("Replace key");
        type(page, "New key", REPLACED);
        dashboard.press("Replace key");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        then(page.content()).doesNotContain(REPLACED);
    }

    /** On the hosted page that a link of the host leads to. */
    private void endUsersKey(Page page, Api manager, String project) {
        var link = manager.post(
                        "/projects/" + project + "/connect-links",
                        Map.of("endUserId", "u1", "providers", List.of("openai")))
                .expect(201);
        page.navigate(link.data().path("url").asString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add a key"))
                .click();
        page.frameLocator("rk-key-manager iframe").locator("#secret").fill(THEIRS);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save key"))
                .click();
        await().untilAsserted(() -> then(manager.get("/projects/" + project + "/end-users/u1/credentials")
                        .data())
                .hasSize(1));
        then(page.content()).doesNotContain(THEIRS);
    }

    private static void pasteName(Dashboard dashboard, String path, String open, String save) {
        dashboard.open(path);
        dashboard.press(open);
        dashboard.write("Name", PASTED);
        refused(dashboard, save);
    }

    /** The form stays open and says why, in words of ours. */
    private static void refused(Dashboard dashboard, String save) {
        dashboard.press(save);
        assertThat(dashboard
                        .page()
                        .getByText(Pattern.compile("looks like a (secret )?key"))
                        .first())
                .isVisible();
    }

    private static void type(Page page, String label, String secret) {
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label))
                .last()
                .fill(secret);
    }
}
