package io.restormel.keys.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restormel.keys.support.Api;
import io.restormel.keys.support.NodeClient;
import io.restormel.keys.support.OnServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The original's published command line signs in: a person follows the address it prints, signs in and decides. */
@OnServer
class RealCliLoginIT {

    private static final Pattern ADDRESS = Pattern.compile("http://\\S+/connect-cli\\?user_code=([A-Z2-9-]{9})");

    private static NodeClient client;

    @RegisterExtension
    final BrowserPage browser = new BrowserPage();

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        client = NodeClient.installed("restormel-keys-cli");
    }

    private NodeClient.Running login(Path env) throws IOException {
        return client.start(
                Map.of("NO_COLOR", "1"),
                "node_modules/@restormel/keys-cli/dist/index.js",
                "login",
                "--site-base",
                "http://localhost:" + port,
                "--write-env",
                env.toAbsolutePath().toString());
    }

    /** Follows the printed address, which is told after sign-in too; returns the code. */
    private String follow(NodeClient.Running login) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ADDRESS.matcher(login.outputSoFar()).find());
        var printed = ADDRESS.matcher(login.outputSoFar());
        then(printed.find()).isTrue();
        then(login.outputSoFar()).contains("User code: " + printed.group(1));
        var page = browser.page();
        page.navigate(printed.group());
        page.locator("input[name=username]").fill(OnServer.OWNER);
        page.locator("input[name=password]").fill(OnServer.PASSWORD);
        new Dashboard(page, "http://localhost:" + port).press("Sign in");
        return printed.group(1);
    }

    @Test
    void workflow_8_an_approved_command_line_writes_a_key_that_resolves() throws Exception {
        var manager = Api.asManager(port);
        var name = "CLI " + UUID.randomUUID().toString().substring(0, 8);
        var project =
                manager.post("/projects", Map.of("name", name)).expect(201).data();
        var path = "/projects/" + project.path("id").asString();
        var route = manager.post(path + "/routes", Map.of("name", "chat", "primaryModel", "gpt-4o-mini"))
                .expect(201);
        then(route.data().path("name").asString()).isEqualTo("chat");
        var env = folder.resolve(".env");
        var login = login(env);
        var page = browser.page();
        var dashboard = new Dashboard(page, "http://localhost:" + port);

        var code = follow(login);
        assertThat(dashboard.heading("Approve " + code + "?")).isVisible();
        page.getByLabel("Project", new Page.GetByLabelOptions().setExact(true))
                .last()
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name))
                .click();
        ScreenshotTaker.take(page, "connect-cli");
        dashboard.press("Approve");
        assertThat(dashboard.heading("Approved")).isVisible();

        var ran = login.end();
        then(ran.exit()).as(ran.output() + ran.errors()).isZero();
        then(ran.output()).contains("Authorized. Gateway key received.");
        Map<String, String> written = Files.readAllLines(env).stream()
                .filter(line -> line.startsWith("RESTORMEL_"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        then(written)
                .containsEntry("RESTORMEL_PROJECT_ID", project.path("id").asString())
                .containsEntry("RESTORMEL_KEYS_BASE", "http://localhost:" + port);
        var decision = manager.as(written.get("RESTORMEL_GATEWAY_KEY"))
                .post(path + "/resolve", Map.of("routeId", "chat"))
                .expect(200)
                .data();
        then(decision.path("modelId").asString()).isEqualTo("gpt-4o-mini");
        then(manager.get(path + "/keys")
                        .expect(200)
                        .data()
                        .path(0)
                        .path("label")
                        .asString())
                .isEqualTo("Command line");
        browser.over();
    }

    @Test
    void a_denied_command_line_gets_nothing() throws Exception {
        Api.asManager(port)
                .post("/projects", Map.of("name", "Untouched by command lines"))
                .expect(201);
        var env = folder.resolve(".env");
        var login = login(env);

        follow(login);
        new Dashboard(browser.page(), "http://localhost:" + port).press("Deny");
        assertThat(new Dashboard(browser.page(), "").heading("Denied")).isVisible();

        var ran = login.end();
        then(ran.exit()).isOne();
        then(ran.errors()).contains("access_denied");
        then(env).doesNotExist();
        browser.over();
    }
}
