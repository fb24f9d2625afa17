package io.restormel.keys.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The documents of this server that belong to embeds: the secret field's and the hosted page. */
abstract class EmbedDocumentsContract extends EmbedTestCase {

    @Autowired
    WidgetSessionRepository sessions;

    @Autowired
    OriginDirectory directory;

    @Autowired
    ConnectLinkService links;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    private MockMvc built;

    @BeforeEach
    void build() throws Exception {
        Files.writeString(folder.resolve("manifest.json"), """
                {"secret-field.js": {"file": "secret-field.0011aabb.js"},
                 "secret-field.css": {"file": "secret-field.2233ccdd.css"},
                 "rk-key-manager.js": {"file": "rk-key-manager.4455eeff.js"}}
                """);
        for (var name :
                new String[] {"secret-field.0011aabb.js", "secret-field.2233ccdd.css", "rk-key-manager.4455eeff.js"}) {
            Files.writeString(folder.resolve(name), "");
        }
        var files = new EmbedFiles(new FileSystemResource(folder + "/"));
        built = MockMvcBuilders.standaloneSetup(
                        new SecretFieldController(sessions, directory, files, clock),
                        new ConnectController(links, files))
                .build();
    }

    private MockHttpServletResponse document(String path) throws Exception {
        return built.perform(get(path)).andReturn().getResponse();
    }

    @Test
    void the_secret_field_is_framed_by_the_session_s_pages_only_and_runs_nothing_inline() throws Exception {
        allow(HOST, "http://127.0.0.1:9000");
        var issued = issue(with(everything("u_1"), "origins", java.util.List.of(HOST, "http://127.0.0.1:9000")));
        var path = "/embed/v1/secret-field?n=abc&s=" + issued.path("id").asString();
        var field = document(path);
        assertThat(field.getStatus()).isEqualTo(200);
        assertThat(field.getHeader("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                        + " frame-ancestors " + HOST + " http://127.0.0.1:9000 'self';"
                        + " form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'");
        assertThat(field.getHeader("X-Frame-Options")).isNull();
        assertThat(field.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(field.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(field.getContentAsString())
                .contains(
                        "data-origins=\"" + HOST + " http://127.0.0.1:9000\"",
                        "<link rel=\"stylesheet\" href=\"/embed/v1/secret-field.2233ccdd.css\">",
                        "<script type=\"module\" src=\"/embed/v1/secret-field.0011aabb.js\"></script>",
                        "<main></main>")
                .doesNotContain(issued.path("session").asString(), "abc");

        allow(HOST);
        assertThat(document(path).getHeader("Content-Security-Policy")).contains("frame-ancestors " + HOST + " 'self'");
        as(host, "DELETE", "/widget-sessions/" + issued.path("id").asString(), null)
                .expect(200);
        assertThat(document(path).getStatus()).isEqualTo(404);
    }

    @Test
    void without_a_good_session_nobody_frames_the_secret_field() throws Exception {
        for (var id : new String[] {UUID.randomUUID().toString(), "1", "", "<script>"}) {
            var field = built.perform(get("/embed/v1/secret-field").param("s", id))
                    .andReturn()
                    .getResponse();
            assertThat(field.getStatus()).isEqualTo(404);
            assertThat(field.getHeader("Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(field.getContentAsString()).doesNotContain("script");
        }
    }

    @Test
    void the_chain_before_them_adds_no_cookie_and_no_frame_option() {
        for (var path : new String[] {"/embed/v1/secret-field?s=" + UUID.randomUUID(), "/embed/v1/nothing.js"}) {
            var raw = web("GET", path, Map.of(), null).expect(404).raw();
            assertThat(raw.getHeader("X-Frame-Options")).isNull();
            assertThat(raw.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(raw.getHeader("Set-Cookie")).isNull();
        }
    }

    @Test
    void the_hosted_page_loads_the_key_manager_and_holds_neither_session_nor_link() throws Exception {
        var url = as(host, "POST", "/connect-links", Map.of("endUserId", "u_7", "locale", "de"))
                .expect(201)
                .data()
                .path("url")
                .asString();
        var page = document(java.net.URI.create(url).getPath());
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains(
                        "data-locale=\"de\"",
                        "<script type=\"module\" src=\"/embed/v1/rk-key-manager.4455eeff.js\"></script>",
                        "<script type=\"module\" src=\"/connect/page.js\"></script>")
                .doesNotContain("rkw_", "rkc_", "u_7");
        assertThat(document("/connect/page.js").getContentType()).isEqualTo("text/javascript;charset=utf-8");
    }
}
