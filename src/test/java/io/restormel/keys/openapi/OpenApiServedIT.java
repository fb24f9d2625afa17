package io.restormel.keys.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.OnServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** The document and its page, as anybody gets them. */
@OnServer
class OpenApiServedIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> reply, String name) {
        return String.join("; ", reply.headers().allValues(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys/docs/api/openapi", "/keys/v1/openapi", "/keys/dashboard/api/openapi"})
    void anybody_gets_the_document_at_each_of_its_addresses_in_either_spelling(String address) throws Exception {
        var json = get(address);
        var yaml = get(address, "Accept", "application/yaml");
        var named = get(address + ".yaml");
        assertThat(json.statusCode()).isEqualTo(200);
        assertThat(header(json, "Content-Type")).startsWith("application/json");
        assertThat(header(yaml, "Content-Type")).startsWith("application/yaml");
        assertThat(yaml.body()).isEqualTo(named.body());
        var tree = JsonMapper.shared().readTree(json.body());
        assertThat(tree.path("openapi").asString()).isEqualTo("3.1.0");
        var read = new Load(LoadSettings.builder().build()).loadFromString(yaml.body());
        assertThat(JsonMapper.shared().<tools.jackson.databind.JsonNode>valueToTree(read))
                .isEqualTo(tree);
    }

    @Test
    void a_client_that_has_it_already_is_told_so() throws Exception {
        var first = get("/keys/v1/openapi");
        assertThat(header(first, "Cache-Control")).contains("max-age=").contains("public");
        var again = get("/keys/v1/openapi", "If-None-Match", header(first, "ETag"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/keys/v1/openapi", "If-None-Match", "\"another\"").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/page.js", "/page.css", "/swagger-ui.css", "/swagger-ui-bundle.js"})
    void anybody_gets_the_page_and_its_files_from_this_server_alone(String file) throws Exception {
        var reply = get("/keys/docs/api" + file);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(header(reply, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(header(reply, "Set-Cookie")).isEmpty();
    }

    @Test
    void what_is_not_there_is_told_in_json() throws Exception {
        assertThat(get("/keys/docs/api/other.js").statusCode()).isEqualTo(404);
        assertThat(get("/keys/docs/api/other").statusCode()).isEqualTo(404);
        assertThat(get("/keys/docs/api/other").body()).contains("\"error\":\"not_found\"");
    }
}
