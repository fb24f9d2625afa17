package io.restormel.keys.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Embeds over the network: a real key gets a session, which is good in one place; and no cookie anywhere. */
@OnServer
class EmbedServerIT {

    @LocalServerPort
    int port;

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void a_backend_gets_a_session_and_its_page_uses_it() throws Exception {
        var manager = Api.asManager(port);
        var project = "/keys/v1/projects/"
                + manager.post("/projects", Map.of("name", "Shop " + UUID.randomUUID()))
                        .expect(201)
                        .data()
                        .path("id")
                        .asString();
        var key = manager.post(project + "/keys", Map.of("label", "backend"))
                .expect(201)
                .json()
                .findValue("rawKey")
                .asString();
        var origin = "https://" + UUID.randomUUID() + ".example.com";
        manager.send("PUT", project + "/allowed-origins", "{\"origins\":[\"" + origin + "\"]}")
                .expect(200);
        var session = manager.as(key)
                .post(
                        project + "/widget-sessions",
                        Map.of(
                                "endUserId",
                                "u_42",
                                "components",
                                List.of("model-selector"),
                                "origins",
                                List.of(origin)))
                .expect(201)
                .data()
                .path("session")
                .asString();

        var models = get("/keys/v1/widget/models", "Origin", origin, "Authorization", "Bearer " + session);
        assertThat(models.statusCode()).isEqualTo(200);
        assertThat(models.headers().firstValue("Access-Control-Allow-Origin")).hasValue(origin);
        assertThat(models.headers().firstValue("Set-Cookie")).isEmpty();
        var tag = models.headers().firstValue("ETag").orElseThrow();
        assertThat(get(
                                "/keys/v1/widget/models",
                                "Origin",
                                origin,
                                "Authorization",
                                "Bearer " + session,
                                "If-None-Match",
                                tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(get("/keys/v1/widget/models", "Authorization", "Bearer " + session, "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .hasValue("gzip");

        var asKey = get("/keys/v1/widget/models", "Authorization", "Bearer " + key);
        assertThat(asKey.statusCode()).isEqualTo(401);
        assertThat(asKey.body()).contains("session_invalid");
        assertThat(manager.as(session).get(project).status()).isEqualTo(401);

        var audit = manager.get("/audit?projectId=" + project.substring(project.lastIndexOf('/') + 1))
                .expect(200)
                .raw()
                .body();
        assertThat(audit)
                .contains("allowed_origins_changed", "widget_session_created", "gateway_key")
                .doesNotContain(session, "u_42");
    }

    @Test
    void whoever_opens_a_link_stands_in_the_audit_log_as_that_link() throws Exception {
        var manager = Api.asManager(port);
        var project = manager.post("/projects", Map.of("name", "Shop " + UUID.randomUUID()))
                .expect(201)
                .data()
                .path("id")
                .asString();
        var url = manager.post("/projects/" + project + "/connect-links", Map.of("endUserId", "u_43"))
                .expect(201)
                .data()
                .path("url")
                .asString();
        var token = url.substring(url.lastIndexOf('/') + 1);
        var origin = "http://localhost:" + port;
        try (var client = HttpClient.newHttpClient()) {
            var opened = client.send(
                    HttpRequest.newBuilder(URI.create(origin + "/connect/exchange"))
                            .headers("Origin", origin, "Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"link\":\"" + token + "\"}"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(opened.statusCode()).isEqualTo(200);
        }

        assertThat(manager.get("/audit?projectId=" + project).expect(200).raw().body())
                .contains("connect_link_created", "widget_session_created", "\"connect_link\"")
                .doesNotContain(token, "u_43");
    }

    @Test
    void nothing_of_embeds_sets_a_cookie_or_reaches_the_dashboard() throws Exception {
        for (var path : List.of(
                "/embed/v1/nothing.js",
                "/embed/v1/secret-field?s=" + UUID.randomUUID(),
                "/embed/",
                "/connect/",
                "/connect/rkc_nothing",
                "/connect/page.js",
                "/keys/v1/widget/session")) {
            var reply = get(path, "Origin", "https://app.example.com");
            assertThat(reply.headers().firstValue("Set-Cookie")).as(path).isEmpty();
            assertThat(reply.statusCode()).as(path).isIn(200, 401, 404, 410);
            assertThat(reply.body()).as(path).doesNotContain("Vaadin");
        }
        assertThat(get("/login").headers().firstValue("X-Frame-Options")).hasValue("DENY");
    }
}
