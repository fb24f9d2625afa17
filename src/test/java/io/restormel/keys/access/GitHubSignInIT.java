package io.restormel.keys.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.restormel.keys.support.OnServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sign-in with GitHub, whose token and user addresses are answered by a stand-in. */
@OnServer
@DirtiesContext
class GitHubSignInIT {

    private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");
    private static HttpServer gitHub;
    private static volatile String user = "{}";

    @LocalServerPort
    private int port;

    @Autowired
    private PersonRepository people;

    @Autowired
    private WorkspaceRepository workspaces;

    @BeforeAll
    static void start() throws IOException {
        gitHub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(gitHub, "/login/oauth/access_token");
        answer(gitHub, "/user");
        gitHub.start();
    }

    private static void answer(HttpServer server, String path) {
        server.createContext(path, exchange -> {
            var token = "{\"access_token\":\"gho_1\",\"token_type\":\"bearer\",\"scope\":\"read:user\"}";
            var body = (path.equals("/user") ? user : token).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    @DynamicPropertySource
    static void gitHub(DynamicPropertyRegistry properties) {
        var client = "spring.security.oauth2.client.";
        var origin = "http://127.0.0.1:" + gitHub.getAddress().getPort();
        properties.add(client + "registration.github.client-id", () -> "id");
        properties.add(client + "registration.github.client-secret", () -> "secret");
        properties.add(client + "provider.github.token-uri", () -> origin + "/login/oauth/access_token");
        properties.add(client + "provider.github.user-info-uri", () -> origin + "/user");
    }

    @AfterAll
    static void stop() {
        gitHub.stop(0);
    }

    private void invite(String email) {
        people.insert(
                UUID.randomUUID(),
                workspaces.ensureWorkspace(Instant.now()),
                email,
                "Grace",
                Role.VIEWER,
                null,
                Instant.now());
    }

    private static HttpResponse<String> signIn(Browser browser) {
        var authorize = Browser.location(browser.get("/oauth2/authorization/github"));
        assertThat(authorize).startsWith("https://github.com/login/oauth/authorize?");
        var state = STATE.matcher(authorize);
        assertThat(state.find()).isTrue();
        return browser.get("/login/oauth2/code/github?code=c&state=" + state.group(1));
    }

    private Browser browser() {
        return new Browser("http://127.0.0.1:" + port);
    }

    @Test
    void an_invited_address_gets_in_and_is_known_by_its_account_afterwards() {
        invite("grace@example.com");
        user = "{\"id\": 17, \"login\": \"grace\", \"name\": \"Grace\", \"email\": \"grace@example.com\"}";
        var browser = browser();
        signIn(browser);
        assertThat(browser.isSignedIn()).isTrue();

        user = "{\"id\": 17, \"login\": \"renamed\", \"name\": null, \"email\": null}";
        var again = browser();
        signIn(again);
        assertThat(again.isSignedIn()).isTrue();
    }

    @Test
    void neither_a_private_address_nor_one_nobody_invited_gets_in() {
        for (var email : new String[] {"null", "\"mallory@example.com\""}) {
            user = "{\"id\": 18, \"login\": \"mallory\", \"name\": \"M\", \"email\": " + email + "}";
            var browser = browser();

            assertThat(Browser.location(signIn(browser))).endsWith("/login?error=not-invited");
            assertThat(browser.isSignedIn()).isFalse();
        }
    }
}
