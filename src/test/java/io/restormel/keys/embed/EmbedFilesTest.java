package io.restormel.keys.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The built files, by hashed and by plain name. */
class EmbedFilesTest {

    @TempDir
    Path folder;

    private MockMvc web;

    @BeforeEach
    void build() throws Exception {
        Files.writeString(folder.resolve("manifest.json"), """
                {"rk-elements.js": {"file": "rk-elements.3f2a1b9c.js", "imports": ["shared.0a1b2c3d.js"]},
                 "shared.0a1b2c3d.js": {"file": "shared.0a1b2c3d.js"}}
                """);
        Files.writeString(folder.resolve("rk-elements.3f2a1b9c.js"), "export {};");
        Files.writeString(folder.resolve("shared.0a1b2c3d.js"), "export {};");
        Files.writeString(folder.resolve("notes.txt"), "not for you");
        Files.writeString(folder.resolve("local.js"), "not for you");
        Files.writeString(folder.resolve("local.0a1b2c3d.js"), "not for you");
        web = MockMvcBuilders.standaloneSetup(
                        new EmbedFileController(new EmbedFiles(new FileSystemResource(folder + "/"))))
                .build();
    }

    private MockHttpServletResponse ask(String path) throws Exception {
        return web.perform(get("/embed/v1/" + path)).andReturn().getResponse();
    }

    @Test
    void a_hashed_name_is_kept_for_a_year_and_a_plain_one_for_minutes() throws Exception {
        for (var name : new String[] {"rk-elements.3f2a1b9c.js", "shared.0a1b2c3d.js"}) {
            var hashed = ask(name);
            assertThat(hashed.getStatus()).isEqualTo(200);
            assertThat(hashed.getHeader("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
            assertThat(hashed.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(hashed.getHeader("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
            assertThat(hashed.getContentType()).isEqualTo("text/javascript;charset=utf-8");
        }
        var alias = ask("rk-elements.js");
        assertThat(alias.getHeader("Cache-Control")).isEqualTo("max-age=300, public");
        assertThat(alias.getContentAsString()).isEqualTo("export {};");
        assertThat(ask("manifest.json").getContentType()).startsWith("application/json");
    }

    @Test
    void nothing_else_of_the_folder_is_served() {
        var files = new EmbedFiles(new FileSystemResource(folder + "/"));
        for (var name : new String[] {
            "notes.txt", "local.js", "local.0a1b2c3d.js", "../pom.xml", "..%2Fx.js", "", "rk-elements", "x/y.js"
        }) {
            assertThat(files.find(name)).as(name).isEmpty();
        }
    }

    @Test
    void a_build_without_elements_has_no_files() {
        var none = new EmbedFiles(new FileSystemResource(folder + "/nowhere/"));
        assertThat(none.find("rk-elements.js")).isEmpty();
        assertThat(none.find("manifest.json")).isEmpty();
        assertThat(none.hashed("rk-elements.js")).isEmpty();
    }
}
