package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Credentials as clients meet them: real keys, real filters. */
@OnServer
@ExtendWith(OutputCaptureExtension.class)
class CredentialsOverHttpIT {

    @LocalServerPort
    private int port;

    @Test
    void a_host_adds_a_key_resolves_and_checks_it_out_and_no_log_tells_the_secret(CapturedOutput output) {
        var manager = Api.asManager(port);
        var secret = "sk-canary-" + UUID.randomUUID();
        try (var project = AcceptanceProject.create(manager)) {
            project.route("chat", "openai/gpt-4o", "anthropic/claude-sonnet-4");
            var key = manager.post(project.path("/keys"), Map.of("scopes", List.of("resolve", "usage", "credentials")))
                    .expect(201)
                    .data()
                    .path("rawKey")
                    .asString();
            var created = manager.post(
                            "/credentials", Map.of("providerType", "openai", "secret", secret, "reach", "bound"))
                    .expect(201);
            var credential = "/credentials/" + created.data().path("id").asString();
            manager.post(credential + "/bindings", Map.of("projectId", project.id()))
                    .expect(201);

            var decision = project.resolve("chat").expect(200).data();
            assertThat(decision.path("providerType").asString()).isEqualTo("openai");
            var ask = Map.of("decisionId", decision.path("requestId").asString());
            assertThat(project.client()
                            .post(project.path("/credentials/checkout"), ask)
                            .error())
                    .isEqualTo("scope_required");
            var handed = manager.as(key)
                    .post(project.path("/credentials/checkout"), ask)
                    .expect(200);
            assertThat(handed.data().path("secret").asString()).isEqualTo(secret);
            assertThat(handed.raw().headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
            assertThat(manager.as(key)
                            .post(project.path("/credentials/checkout"), ask)
                            .error())
                    .isEqualTo("already_checked_out");

            for (var path : List.of("/credentials", "/integrations", credential)) {
                assertThat(manager.as(key).get(path).status()).isEqualTo(401);
                assertThat(manager.get(path).raw().body()).doesNotContain(secret);
            }
            for (var body :
                    List.of("{\"secret\": \"" + secret, "{\"providerType\": 1, \"secret\": \"" + secret + "\"}")) {
                assertThat(manager.send("POST", "/credentials", body).raw().body())
                        .doesNotContain(secret);
            }

            manager.delete(credential).expect(200);
            assertThat(project.resolve("chat")
                            .expect(200)
                            .data()
                            .path("providerType")
                            .asString())
                    .isEqualTo("anthropic");
        }
        assertThat(output.getAll()).contains("event=CheckedOut").doesNotContain(secret);
    }
}
