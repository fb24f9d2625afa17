package io.restormel.keys.embed;

import static io.restormel.keys.db.Tables.WIDGET_SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.KeyFormat;
import io.restormel.keys.access.Role;
import io.restormel.keys.credential.EndUserService;
import io.restormel.keys.project.TestWorkspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Issuing sessions, and every way in which one is refused. */
abstract class WidgetSessionContract extends EmbedTestCase {

    @Autowired
    EndUserService users;

    @Test
    void a_page_gets_what_its_backend_asked_for_and_no_cookie() {
        var asked = with(with(everything("u_42"), "providers", List.of("openai", "Vertex AI")), "locale", "de");
        var issued = issue(asked);
        var token = issued.path("session").asString();
        assertThat(KeyFormat.isWellFormed(KeyFormat.WIDGET, token)).isTrue();

        var reply = page(token, "GET", "/session").expect(200);
        var data = reply.data();
        assertThat(data.path("id")).isEqualTo(issued.path("id"));
        assertThat(data.path("expiresAt")).isEqualTo(issued.path("expiresAt"));
        assertThat(data.path("projectId").asString()).isEqualTo(project.toString());
        assertThat(data.path("environmentId").asString()).isEqualTo(production.toString());
        assertThat(data.path("routeId").isNull()).isTrue();
        assertThat(data.path("endUserId").asString()).isEqualTo("u_42");
        assertThat(data.path("components").toString()).isEqualTo("[\"model-selector\",\"key-manager\"]");
        assertThat(data.path("actions").toString()).isEqualTo("[\"list\",\"add\",\"verify\",\"replace\",\"remove\"]");
        assertThat(data.at("/providers/0").toString())
                .isEqualTo("{\"id\":\"openai\",\"name\":\"OpenAI\",\"keyHint\":\"sk-…\","
                        + "\"keyUrl\":\"https://platform.openai.com/api-keys\"}");
        assertThat(data.at("/providers/1/id").asString()).isEqualTo("vertex");
        assertThat(data.path("origins").toString()).isEqualTo("[\"" + HOST + "\"]");
        assertThat(data.path("locale").asString()).isEqualTo("de");

        assertThat(reply.raw().getHeader("Access-Control-Allow-Origin")).isEqualTo(HOST);
        assertThat(reply.raw().getHeaders("Vary")).contains("Origin");
        assertThat(reply.raw().getHeader("Access-Control-Allow-Credentials")).isNull();
        assertThat(reply.raw().getHeader("Set-Cookie")).isNull();
        assertThat(sql.selectFrom(WIDGET_SESSION)
                        .where(WIDGET_SESSION.PROJECT_ID.eq(project))
                        .fetch()
                        .formatJSON())
                .doesNotContain(token);
    }

    @Test
    void a_request_that_is_wrong_is_told_the_field() {
        assertField(with(everything("u"), "origins", List.of(HOST, "https://evil.example.com")), "origins[1]");
        assertField(with(everything("u"), "origins", List.of("https://*.example.com")), "origins[0]");
        assertField(with(everything("u"), "origins", List.of(HOST + "/path")), "origins[0]");
        assertField(with(everything("u"), "origins", List.of()), "origins");
        assertField(with(everything("u"), "components", List.of()), "components");
        assertField(with(everything("u"), "components", List.of("dashboard")), "components[0]");
        assertField(with(everything("u"), "actions", List.of("list", "steal")), "actions[1]");
        assertField(with(everything("u"), "ttlSeconds", 3601), "ttlSeconds");
        assertField(with(everything("u"), "ttlSeconds", 0), "ttlSeconds");
        assertField(with(everything("u"), "environmentId", "nowhere"), "environmentId");
        assertField(with(everything("u"), "routeId", "nothing"), "routeId");
        assertField(with(everything("u"), "locale", "<b>"), "locale");
        assertField(with(everything("u"), "providers", List.of("open\"ai")), "providers[0]");
        assertField(with(everything("u"), "theme", "dark"), "theme");
        assertField(everything(" "), "endUserId");
        assertField(everything("x".repeat(201)), "endUserId");
    }

    private void assertField(Map<String, Object> request, String field) {
        var reply = as(host, "POST", "/widget-sessions", request);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(400);
        assertThat(reply.body().path("field").asString()).isEqualTo(field);
    }

    @Test
    void origins_are_exact_and_an_admin_s_to_say() {
        assertThat(as(host, "GET", "/allowed-origins", null).data().toString())
                .isEqualTo("{\"origins\":[\"" + HOST + "\"]}");
        allow("HTTPS://App.Example.com:443/", "http://127.0.0.1:9000", "https://b.example.com:8443");
        assertThat(as(host, "GET", "/allowed-origins", null)
                        .data()
                        .path("origins")
                        .toString())
                .isEqualTo("[\"http://127.0.0.1:9000\",\"" + HOST + "\",\"https://b.example.com:8443\"]");
        for (var wrong : List.of(
                "*",
                "https://*.example.com",
                "app.example.com",
                "https://app.example.com/login",
                "https://user@app.example.com",
                "https://app.example.com?x=1",
                "http://app.example.com",
                "ftp://app.example.com",
                "https://app.example.com; script-src 'unsafe-inline'",
                "null",
                "javascript:alert(1)")) {
            var reply = as(admin, "PUT", "/allowed-origins", Map.of("origins", List.of(HOST, wrong)));
            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.body().path("field").asString()).isEqualTo("origins[1]");
        }
        assertThat(as(host, "PUT", "/allowed-origins", Map.of("origins", List.of()))
                        .status())
                .isEqualTo(403);
        assertThat(as(workspace.person(Role.EDITOR), "PUT", "/allowed-origins", Map.of("origins", List.of()))
                        .status())
                .isEqualTo(403);
        assertThat(as(TestWorkspace.create(sql).person(Role.OWNER), "GET", "/allowed-origins", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void only_editors_and_keys_of_the_project_issue_sessions() {
        assertThat(as(workspace.person(Role.VIEWER), "POST", "/widget-sessions", everything("u"))
                        .status())
                .isEqualTo(403);
        var other = callers.as(admin, () -> projects.create("Other", false));
        var foreign = new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), other.id(), null);
        assertThat(as(foreign, "POST", "/widget-sessions", everything("u")).status())
                .isEqualTo(404);
        var development = callers.as(admin, () -> projects.environments(project)).stream()
                .filter(each -> !each.id().equals(production))
                .findFirst()
                .orElseThrow();
        var only = new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), project, development.id());
        assertThat(as(only, "POST", "/widget-sessions", with(everything("u"), "environmentId", "production"))
                        .status())
                .isEqualTo(403);
        var token = as(only, "POST", "/widget-sessions", everything("u"))
                .expect(201)
                .data()
                .path("session")
                .asString();
        assertThat(page(token, "GET", "/session").data().path("environmentId").asString())
                .isEqualTo(development.id().toString());
    }

    @Test
    void what_is_no_good_session_is_refused_with_its_code() {
        var token = session("u_1");
        var last = token.charAt(token.length() - 8);
        var tampered = token.substring(0, token.length() - 8)
                + (last == 'a' ? 'b' : 'a')
                + token.substring(token.length() - 7);
        assertRefused(page(tampered, "GET", "/session"), 401, "session_invalid");
        assertRefused(page(KeyFormat.generate(KeyFormat.WIDGET), "GET", "/session"), 401, "session_invalid");
        assertRefused(page(KeyFormat.generate(KeyFormat.GATEWAY), "GET", "/session"), 401, "session_invalid");
        assertRefused(web("GET", "/keys/v1/widget/session", Map.of(), null), 401, "session_invalid");

        assertRefused(page("https://evil.example.com", token, "GET", "/session", null), 403, "origin_not_allowed");
        allow(HOST, "https://other.example.com");
        assertRefused(page("https://other.example.com", token, "GET", "/session", null), 403, "origin_not_allowed");
        assertRefused(page("null", token, "GET", "/session", null), 403, "origin_not_allowed");

        page(token, "GET", "/session").expect(200);
        sql.update(WIDGET_SESSION)
                .set(WIDGET_SESSION.EXPIRES_AT, Instant.now().minusSeconds(1))
                .where(WIDGET_SESSION.PROJECT_ID.eq(project))
                .execute();
        var fresh = issue(with(everything("u_1"), "ttlSeconds", 3600));
        as(host, "DELETE", "/widget-sessions/" + fresh.path("id").asString(), null)
                .expect(200);
        assertRefused(page(fresh.path("session").asString(), "GET", "/session"), 401, "session_revoked");
    }

    @Test
    void an_expired_session_is_told_so() {
        var issued = issue(everything("u_1"));
        sql.update(WIDGET_SESSION)
                .set(WIDGET_SESSION.EXPIRES_AT, Instant.now().minusSeconds(1))
                .where(WIDGET_SESSION.ID.eq(UUID.fromString(issued.path("id").asString())))
                .execute();
        assertRefused(page(issued.path("session").asString(), "GET", "/session"), 401, "session_expired");
    }

    private static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
        assertThat(reply.error()).isEqualTo(code);
        assertThat(reply.body().path("message").asString()).isNotBlank();
        assertThat(reply.raw().getHeader("Set-Cookie")).isNull();
    }

    @Test
    void revoking_counts_at_once_and_belongs_to_the_project() {
        var issued = issue(everything("u_1"));
        var token = issued.path("session").asString();
        page(token, "GET", "/session").expect(200);
        var path = "/widget-sessions/" + issued.path("id").asString();
        assertThat(as(host, "GET", "/widget-sessions", null).data()).hasSize(1);
        assertThat(as(TestWorkspace.create(sql).person(Role.OWNER), "DELETE", path, null)
                        .status())
                .isEqualTo(404);
        as(host, "DELETE", path, null).expect(200);
        assertRefused(page(token, "GET", "/session"), 401, "session_revoked");
        as(host, "DELETE", path, null).expect(200);
        assertThat(as(host, "GET", "/widget-sessions", null).data()).isEmpty();
        assertThat(as(host, "DELETE", "/widget-sessions/" + UUID.randomUUID(), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_another_node_revoked_is_refused_here_too() {
        var issued = issue(everything("u_1"));
        var token = issued.path("session").asString();
        page(token, "GET", "/session").expect(200);
        sql.update(WIDGET_SESSION)
                .set(WIDGET_SESSION.REVOKED_AT, Instant.now())
                .where(WIDGET_SESSION.ID.eq(UUID.fromString(issued.path("id").asString())))
                .execute();
        await().until(() -> page(token, "GET", "/session").error().equals("session_revoked"));
    }

    @Test
    void an_origin_that_is_taken_from_the_list_is_refused_for_sessions_that_exist() {
        var origin = "https://" + UUID.randomUUID() + ".example.com";
        allow(origin);
        var token = session(with(everything("u_1"), "origins", List.of(origin)));
        page(origin, token, "GET", "/session", null).expect(200);
        allow(HOST);
        var reply = page(origin, token, "GET", "/session", null);
        assertRefused(reply, 403, "origin_not_allowed");
        // For the page to be able to read why.
        assertThat(reply.raw().getHeader("Access-Control-Allow-Origin")).isEqualTo(origin);
    }

    @Test
    void a_session_is_good_for_nothing_else() {
        var token = session("u_1");
        for (var path : List.of(
                "/keys/v1/projects",
                "/keys/v1/projects/" + project + "/end-users",
                "/keys/v1/projects/" + project + "/widget-sessions",
                "/keys/dashboard/api/projects/" + project + "/resolve",
                "/keys/v1/credentials",
                "/keys/v1/policies")) {
            var reply = web("GET", path, Map.of("Authorization", "Bearer " + token), null);
            assertThat(reply.status()).as(path).isEqualTo(401);
        }
        assertThat(page(token, "GET", "/nothing").status()).isEqualTo(404);
    }

    @Test
    void a_preflight_is_answered_and_a_page_of_an_origin_that_is_not_allowed_reads_why() {
        var ask = Map.of(
                "Origin", HOST,
                "Access-Control-Request-Method", "GET",
                "Access-Control-Request-Headers", "authorization");
        var reply = web("OPTIONS", "/keys/v1/widget/models", ask, null).expect(204);
        assertThat(reply.raw().getHeader("Access-Control-Allow-Origin")).isEqualTo(HOST);
        assertThat(reply.raw().getHeader("Access-Control-Allow-Headers")).contains("Authorization", "If-None-Match");
        assertThat(reply.raw().getHeader("Access-Control-Allow-Methods")).contains("PUT", "DELETE");
        assertThat(reply.raw().getHeaders("Vary")).contains("Origin");

        var evil = new java.util.HashMap<>(ask);
        var stranger = "https://" + UUID.randomUUID() + ".example.com";
        evil.put("Origin", stranger);
        web("OPTIONS", "/keys/v1/widget/models", evil, null).expect(204);
        var refused = page(stranger, session("u_1"), "GET", "/models", null);
        assertRefused(refused, 403, "origin_not_allowed");
        assertThat(refused.raw().getHeader("Access-Control-Allow-Origin")).isEqualTo(stranger);
        assertThat(refused.raw().getHeader("Access-Control-Allow-Credentials")).isNull();
        evil.put("Origin", "https://" + "a".repeat(300) + ".example.com");
        web("OPTIONS", "/keys/v1/widget/models", evil, null).expect(403);
        evil.remove("Origin");
        web("OPTIONS", "/keys/v1/widget/models", evil, null).expect(403);
    }

    @Test
    void a_session_that_asks_without_end_is_slowed_down_and_no_other() {
        var token = session("u_1");
        for (int i = 0; i < 600; i++) {
            page(token, "GET", "/session").expect(200);
        }
        var refused = page(token, "GET", "/session");
        assertRefused(refused, 429, "rate_limited");
        assertThat(Integer.parseInt(refused.raw().getHeader("Retry-After"))).isBetween(1, 60);
        page(session("u_1"), "GET", "/session").expect(200);
    }

    @Test
    void erasing_an_end_user_ends_their_sessions() {
        var token = session("u_gone");
        callers.as(admin, () -> users.erase(project, "u_gone"));
        assertRefused(page(token, "GET", "/session"), 401, "session_invalid");
        assertThat(sql.fetchCount(WIDGET_SESSION, WIDGET_SESSION.PROJECT_ID.eq(project)))
                .isZero();
    }
}
