package io.restormel.keys.embed;

import static io.restormel.keys.db.Tables.CONNECT_LINK;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A link opens once, within its time, and gives its end user a KeyManager and nothing else. */
abstract class ConnectLinkContract extends EmbedTestCase {

    private String link(Map<String, Object> request) {
        var data = as(host, "POST", "/connect-links", request).expect(201).data();
        assertThat(data.path("expiresAt").asLong()).isGreaterThan(System.currentTimeMillis());
        return URI.create(data.path("url").asString()).getPath();
    }

    private Reply exchange(String path, String origin) {
        var token = path.substring(path.lastIndexOf('/') + 1);
        return web("POST", "/connect/exchange", Map.of("Origin", origin), Map.of("link", token));
    }

    @Test
    void a_link_is_good_once_and_for_its_end_user() {
        var path = link(Map.of("endUserId", "u_7", "providers", List.of("openai")));
        assertThat(path).startsWith("/connect/rkc_");
        assertThat(exchange(path, HOST).error()).isEqualTo("origin_not_allowed");

        var opened = exchange(path, OWN).expect(200);
        assertThat(opened.raw().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(opened.raw().getHeader("Set-Cookie")).isNull();
        var session = opened.data().path("session").asString();
        var data = page(OWN, session, "GET", "/session", null).expect(200).data();
        assertThat(data.path("endUserId").asString()).isEqualTo("u_7");
        assertThat(data.path("components").toString()).isEqualTo("[\"key-manager\"]");
        assertThat(data.path("providers")).hasSize(1);
        add(session, "openai", newSecret()).expect(201);
        assertThat(as(host, "GET", "/end-users/u_7/credentials", null).data()).hasSize(1);
        assertThat(page(HOST, session, "GET", "/keys", null).error()).isEqualTo("origin_not_allowed");

        var again = exchange(path, OWN);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.error()).isEqualTo("link_used");
        var page = web("GET", path, Map.of(), null);
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.raw().getContentType()).startsWith("text/html");
    }

    @Test
    void a_link_that_expired_or_never_was_opens_nothing() {
        var path = link(Map.of("endUserId", "u_7"));
        sql.update(CONNECT_LINK)
                .set(CONNECT_LINK.EXPIRES_AT, Instant.now().minusSeconds(1))
                .where(CONNECT_LINK.PROJECT_ID.eq(project))
                .execute();
        assertThat(web("GET", path, Map.of(), null).status()).isEqualTo(410);
        assertThat(exchange(path, OWN).error()).isEqualTo("link_used");
        assertThat(exchange("/connect/rkc_nothing", OWN).error()).isEqualTo("link_used");
        assertThat(web("GET", "/connect/rkc_nothing", Map.of(), null).status()).isEqualTo(410);
        assertThat(web("GET", "/connect/", Map.of(), null).status()).isEqualTo(410);
    }

    @Test
    void fetching_the_page_uses_nothing_up_and_shows_no_session() {
        var path = link(Map.of("endUserId", "u_7"));
        var page = web("GET", path, Map.of(), null);
        assertThat(page.status()).isIn(200, 503);
        assertThat(page.raw().getHeader("Set-Cookie")).isNull();
        assertThat(page.raw().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(page.raw().getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.raw().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        exchange(path, OWN).expect(200);
    }

    @Test
    void a_wrong_request_names_the_field() {
        assertField(Map.of(), "endUserId");
        assertField(Map.of("endUserId", "u", "ttlSeconds", 1801), "ttlSeconds");
        assertField(Map.of("endUserId", "u", "environmentId", UUID.randomUUID()), "environmentId");
        assertField(Map.of("endUserId", "u", "actions", List.of()), "actions");
    }

    private void assertField(Map<String, Object> request, String field) {
        var reply = as(host, "POST", "/connect-links", request);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("field").asString()).isEqualTo(field);
    }
}
