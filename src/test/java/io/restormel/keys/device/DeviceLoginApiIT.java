package io.restormel.keys.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The device grant as command lines ask for it: without a key, by either prefix, in JSON or in forms. */
@OnServer
class DeviceLoginApiIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> PREFIXES = List.of("/keys/dashboard/api", "/keys/v1");

    @LocalServerPort
    private int port;

    private HttpResponse<String> post(String path, String type, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> reply) {
        return JsonMapper.shared().readTree(reply.body());
    }

    @Test
    void a_start_tells_the_codes_and_where_to_go() throws Exception {
        for (var prefix : PREFIXES) {
            var reply = post(prefix + "/cli/device/start", "application/json", "{}");

            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
            var started = json(reply);
            var page = "http://localhost:" + port + "/connect-cli";
            assertThat(started.path("verification_uri").asString()).isEqualTo(page);
            assertThat(started.path("verification_uri_complete").asString())
                    .isEqualTo(page + "?user_code=" + started.path("user_code").asString());
            assertThat(started.path("expires_in").asInt()).isEqualTo(900);
            assertThat(started.path("interval").asInt()).isEqualTo(5);
        }
    }

    @Test
    void behind_a_proxy_the_page_is_where_the_browser_reaches_it() throws Exception {
        var started = json(post(
                "/keys/v1/cli/device/start",
                "application/x-www-form-urlencoded",
                "client_id=anything",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "keys.example.com",
                "X-Forwarded-Port",
                "443"));

        assertThat(started.path("verification_uri").asString()).isEqualTo("https://keys.example.com/connect-cli");
    }

    @Test
    void who_starts_over_and_over_is_told_when_to_come_back() throws Exception {
        var stranger = "2001:db8:%x:%x::1"
                .formatted(
                        ThreadLocalRandom.current().nextInt(1, 0xffff),
                        ThreadLocalRandom.current().nextInt(0xffff));
        for (int i = 0; i < 30; i++) {
            assertThat(post("/keys/v1/cli/device/start", "application/json", "{}", "X-Forwarded-For", stranger)
                            .statusCode())
                    .isEqualTo(200);
        }
        var refused = post("/keys/v1/cli/device/start", "application/json", "{}", "X-Forwarded-For", stranger);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(json(refused).path("error").asString()).isEqualTo("rate_limited");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 3600L);
    }

    @Test
    void polls_in_json_and_in_forms_get_the_codes_of_the_rfc() throws Exception {
        for (var prefix : PREFIXES) {
            var token = prefix + "/cli/device/token";
            var code = json(post(prefix + "/cli/device/start", "application/json", "{}"))
                    .path("device_code")
                    .asString();
            var form = "grant_type=" + URLEncoder.encode(DeviceLoginController.GRANT_TYPE, StandardCharsets.UTF_8)
                    + "&client_id=cli&device_code=" + code;

            assertRefused(
                    post(token, "application/json", "{\"device_code\":\"" + code + "\"}"), "authorization_pending");
            var hasty = post(token, "application/x-www-form-urlencoded", form);
            assertRefused(hasty, "slow_down");
            assertThat(json(hasty).path("interval").asInt()).isEqualTo(10);
            assertRefused(post(token, "application/json", "{\"device_code\":\"other\"}"), "invalid_grant");
            assertRefused(post(token, "application/json", "{\"device_code\":7}"), "invalid_request");
            assertRefused(post(token, "application/json", ""), "invalid_request");
            assertRefused(post(token, "application/json", "{"), "Invalid JSON");
            assertRefused(
                    post(token, "application/x-www-form-urlencoded", "grant_type=password"), "unsupported_grant_type");
        }
    }

    private static void assertRefused(HttpResponse<String> reply, String error) {
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(json(reply).path("error").asString()).isEqualTo(error);
        assertThat(json(reply).path("message").asString()).isNotEmpty();
    }

    @Test
    void no_key_approves() throws Exception {
        var manager = Api.asManager(port);
        var project = manager.post("/projects", Map.of("name", "Devices"))
                .expect(201)
                .data()
                .path("id")
                .asString();
        var gatewayKey = manager.post("/projects/" + project + "/keys", Map.of())
                .expect(201)
                .data()
                .path("rawKey")
                .asString();
        var code = json(post("/keys/v1/cli/device/start", "application/json", "{}"))
                .path("user_code")
                .asString();
        for (var prefix : PREFIXES) {
            for (var caller : List.of(manager, manager.as(gatewayKey))) {
                var refused = caller.send(
                        "POST",
                        prefix + "/cli/device/authorize",
                        "{\"userCode\":\"" + code + "\",\"projectId\":\"" + project + "\"}");
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.error()).isEqualTo("Forbidden");
            }
            manager.as("").post(prefix + "/cli/device/authorize", Map.of()).expect(401);
        }
    }

    @Test
    void the_original_s_address_of_the_page_leads_to_ours() throws Exception {
        for (var query : Map.of("", "", "?user_code=abcdefgh", "?user_code=ABCD-EFGH", "?user_code=%0d%0a", "")
                .entrySet()) {
            var reply = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://localhost:" + port + "/keys/dashboard/cli/connect" + query.getKey()))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(reply.statusCode()).isEqualTo(302);
            assertThat(reply.headers().firstValue("Location"))
                    .contains("http://localhost:" + port + "/connect-cli" + query.getValue());
        }
    }
}
