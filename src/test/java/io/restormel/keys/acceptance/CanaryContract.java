package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets are pushed through everything that a client can reach, while the log is as talkative as it can be; then the
 * log, the replies and every table are searched for them. The server is the product as a process of its own.
 */
abstract class CanaryContract {

    @TempDir
    Path directory;

    /** The server's variables that name its database. */
    abstract Map<String, String> database();

    /** Where the test finds that database once the server is gone. */
    abstract DatabaseDump dump();

    @Test
    void a_secret_is_found_nowhere_but_sealed() throws Exception {
        var log = directory.resolve("log");
        try (var provider = new EchoingProvider();
                var server = new ServerProcess(log, environment(provider))) {
            var flight = new CanaryFlight(server.api(), provider);
            flight.push();
            assertThat(flight.leaks()).as("replies").isEmpty();
            await().untilAsserted(() -> assertThat(provider.delivered())
                    .anyMatch(each -> each.contains("credential.removed"))
                    .anyMatch(each -> each.contains("key.created")));
            server.kill();

            assertThat(provider.heard()).contains(CanaryFlight.SECRET);
            for (var canary : flight.canaries()) {
                assertThat(provider.delivered()).as("webhooks").noneMatch(each -> each.contains(canary));
                assertThat(lines(log, canary)).as("log lines").isEmpty();
                assertThat(dump().places(canary)).as("columns").isEmpty();
            }
            assertThat(dump().rows("credential_secret")).isPositive();
        }
    }

    @Test
    void without_redaction_it_would_be_found() throws Exception {
        var log = directory.resolve("log");
        try (var provider = new EchoingProvider();
                var server = ServerProcess.withoutRedaction(log, directory, environment(provider))) {
            new CanaryFlight(server.api(), provider).push();
            assertThat(lines(log, CanaryFlight.SECRET)).isNotEmpty();
            assertThat(lines(log, CanaryFlight.PASTED)).isNotEmpty();
        }
    }

    private Map<String, String> environment(EchoingProvider provider) {
        var environment = new HashMap<>(database());
        environment.put("RESTORMEL_DATA_DIR", directory.toString());
        environment.put("RESTORMEL_ALLOWED_PROVIDER_HOSTS", provider.hostAndPort());
        environment.put("LOGGING_LEVEL_ROOT", "DEBUG");
        environment.put("LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_WEB", "TRACE");
        environment.put("LOGGING_LEVEL_ORG_APACHE_HC", "TRACE");
        return environment;
    }

    private static List<String> lines(Path log, String canary) throws IOException {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains(canary)).limit(5).toList();
        }
    }
}
