package io.restormel.keys.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What pages of other origins get of the server that also serves the dashboard. */
@OnServer
class ForeignPagesIT {

    private static final String STRANGER = "https://evil.example.com";
    private static final String SCRIPT = "/web-component/restormel-model-selector.js";

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    private String allowed() {
        var manager = Api.asManager(port);
        var project = manager.post("/projects", Map.of("name", "Shop " + UUID.randomUUID()))
                .expect(201)
                .data()
                .path("id")
                .asString();
        var origin = "https://" + UUID.randomUUID() + ".example.com";
        manager.send("PUT", "/projects/" + project + "/allowed-origins", "{\"origins\":[\"" + origin + "\"]}")
                .expect(200);
        return origin;
    }

    private HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .headers(headers)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> foreign(String method, String path, String origin) throws Exception {
        return send(method, path, "Origin", origin, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors");
    }

    @Test
    void only_allowed_origins_get_the_scripts_and_may_call() throws Exception {
        var origin = allowed();
        var script = foreign("GET", SCRIPT, origin);
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Access-Control-Allow-Origin")).contains(origin);
        assertThat(script.headers().firstValue("Access-Control-Allow-Credentials"))
                .contains("true");
        assertThat(foreign("GET", SCRIPT, STRANGER).statusCode()).isEqualTo(403);

        for (var each : new String[] {origin, STRANGER}) {
            var preflight = send(
                    "OPTIONS",
                    "/?v-r=uidl&v-uiId=0",
                    "Origin",
                    each,
                    "Sec-Fetch-Site",
                    "cross-site",
                    "Sec-Fetch-Mode",
                    "cors",
                    "Access-Control-Request-Method",
                    "POST",
                    "Access-Control-Request-Headers",
                    "content-type");
            assertThat(preflight.statusCode()).isEqualTo(each.equals(origin) ? 200 : 403);
        }
    }

    @Test
    void a_foreign_page_cannot_start_the_dashboard() throws Exception {
        var origin = allowed();
        assertThat(foreign("GET", "/?v-r=init&location=", origin).statusCode()).isEqualTo(403);
        assertThat(foreign("GET", "/", origin).statusCode()).isEqualTo(403);
    }

    @Test
    void foreign_pages_have_a_cookie_of_their_own_and_links_keep_the_dashboards() throws Exception {
        var foreign =
                foreign("GET", "/web-component/web-component-bootstrap.js?url=http://localhost:" + port, allowed());
        assertThat(foreign.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .startsWith("RKEMBED=")
                        .contains("; Secure", "; HttpOnly", "SameSite=None", "; Partitioned"));
        var link = send("GET", "/login", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate");
        assertThat(link.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .startsWith("JSESSIONID=")
                        .contains("SameSite=Lax")
                        .doesNotContain("Partitioned"));
    }

    @Test
    void a_components_script_brings_no_cookie_that_would_replace_the_pages() throws Exception {
        var script = foreign("GET", SCRIPT, allowed());
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().allValues("Set-Cookie")).isEmpty();
    }

    /** A host on the same site: there the browser does send the dashboard's cookie. */
    @Test
    void the_dashboards_session_is_not_there_for_a_foreign_page() throws Exception {
        var mine = send("GET", "/login", "Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate");
        var cookie = mine.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        var path = "/web-component/web-component-bootstrap.js?url=http://localhost:" + port;
        var with = send("GET", path, "Cookie", cookie, "Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors");
        assertThat(with.headers().allValues("Set-Cookie"))
                .as("a session of its own is begun")
                .singleElement()
                .asString()
                .startsWith("RKEMBED=")
                .doesNotContain(cookie.substring(cookie.indexOf('=')));
        var theirs = with.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        var again = send("GET", path, "Cookie", theirs, "Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors");
        assertThat(again.headers().allValues("Set-Cookie")).as("and kept").isEmpty();
        var swapped = send("GET", "/login", "Cookie", theirs, "Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate");
        assertThat(swapped.headers().allValues("Set-Cookie"))
                .as("our own pages do not take it")
                .singleElement()
                .asString()
                .startsWith("JSESSIONID=");
    }
}
