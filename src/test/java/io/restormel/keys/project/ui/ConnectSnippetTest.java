package io.restormel.keys.project.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConnectSnippetTest {

    private static final UUID PROJECT = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID ENVIRONMENT = UUID.fromString("00000000-0000-0000-0000-000000000002");

    @Test
    void the_settings_name_server_project_and_environment() {
        var snippet = new ConnectSnippet("https://keys.example.com", PROJECT, ENVIRONMENT);

        assertThat(snippet.dotEnv("rk_secret")).isEqualTo("""
                RESTORMEL_GATEWAY_KEY=rk_secret
                RESTORMEL_PROJECT_ID=00000000-0000-0000-0000-000000000001
                RESTORMEL_ENVIRONMENT_ID=00000000-0000-0000-0000-000000000002
                RESTORMEL_KEYS_BASE=https://keys.example.com
                """);
        assertThat(snippet.in(SnippetLanguage.CURL))
                .contains("https://keys.example.com/keys/v1/projects/" + PROJECT + "/resolve")
                .contains("{\"environmentId\": \"" + ENVIRONMENT + "\"}");
    }

    @Test
    void without_an_environment_the_default_is_left_to_the_server() {
        var snippet = new ConnectSnippet("https://keys.example.com", PROJECT, null);

        assertThat(snippet.ci()).doesNotContain("RESTORMEL_ENVIRONMENT_ID").doesNotContain("rk_");
        assertThat(snippet.in(SnippetLanguage.CURL)).endsWith("-d '{}'");
    }
}
