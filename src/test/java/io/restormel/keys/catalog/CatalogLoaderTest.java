package io.restormel.keys.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogLoaderTest {

    private static final String GOOD = """
            {"schemaVersion":1,"catalogVersion":"7","generatedAt":"2026-12-01T00:00:00Z",
            "providers":[{"id":"acme","displayName":"Acme","aliases":["acme_ai"],"websiteUrl":"https://acme.example",
              "environmentVariables":["ACME_API_KEY"],
              "validation":{"mode":"native","requiresBaseUrl":false,"requiresModel":false}}],
            "models":[
            {"id":"old","canonicalName":"Old","family":"f","lifecycleState":"deprecated","deprecationDate":"2026-01-01",
              "retirementDate":"2026-06-01","replacementModelId":"new","modalities":["text"],"capabilities":["chat"],
              "contextWindow":1000,"variants":[
              {"providerType":"acme","providerModelId":"old-1","availabilityStatus":"available",
                "price":{"inputPerMillion":0.10,"outputPerMillion":1e1,"effectiveDate":"2026-01-01"}}]},
            {"id":"new","canonicalName":"New","family":"f","lifecycleState":"active","modalities":["text"],
              "capabilities":["chat"],"variants":[
              {"providerType":"acme","providerModelId":"new-1","availabilityStatus":"available"}]}]}
            """;

    private final CatalogLoader loader = new CatalogLoader(Duration.ofSeconds(30));

    @TempDir
    private Path directory;

    @Test
    void a_good_file_is_read_with_exact_prices() throws IOException {
        var catalog = loader.load(write(GOOD).toString());

        assertThat(catalog.version()).isEqualTo("7");
        var price = Objects.requireNonNull(
                catalog.findVariant("Acme-AI", "old").orElseThrow().variant().price());
        assertThat(price.inputPerMillion()).isEqualByComparingTo("0.1");
        assertThat(price.outputPerMillion()).isEqualByComparingTo("10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"schemaVersion\":1|\"schemaVersion\":2|schemaVersion: must be 1",
                "\"catalogVersion\":\"7\",||catalogVersion: is missing",
                "2026-12-01T00:00:00Z|yesterday|generatedAt: must be a time in UTC such as 2026-11-21T00:00:00Z",
                "\"family\":\"f\",\"lifecycleState\":\"active\"|\"lifecycleState\":\"active\"|models[1].family: is missing",
                "\"Acme\"|\" \"|providers[0].displayName: must be a text that is not blank",
                "\"Acme\"|7|providers[0].displayName: must be a text that is not blank",
                "acme_ai|Acme AI|providers[0]: 'Acme AI' must be lower case with underscores",
                "\"mode\":\"native\"|\"mode\":\"magic\"|providers[0].validation.mode: must be one of [native, openai_compatible, none]",
                "\"mode\":\"native\"|\"mode\":\"openai_compatible\"|providers[0].validation.defaultApiBaseUrl: is missing",
                "\"requiresModel\":false|\"requiresModel\":0|providers[0].validation.requiresModel: must be true or false",
                "\"active\"|\"alive\"|models[1].lifecycleState: must be one of [active, legacy, deprecated, retired]",
                "2026-06-01|2026-06-31|models[0].retirementDate: must be a date such as 2026-11-21",
                "2026-06-01|2025-06-01|models[0].retirementDate: must not be before the deprecation date",
                "\"replacementModelId\":\"new\"|\"replacementModelId\":\"newer\"|models[0].replacementModelId: 'newer' is not the id of another model",
                "\"replacementModelId\":\"new\"|\"replacementModelId\":\"old\"|models[0].replacementModelId: 'old' is not the id of another model",
                "\"id\":\"new\"|\"id\":\"old\"|models[1].id: model 'old' is given twice",
                "\"id\":\"new\"|\"id\":\"new\",\"aliases\":[\"old\"]|models[1].aliases: model 'old' is given twice",
                "new-1|old-1|models[1].variants[0]: variant 'acme old-1' is given twice",
                "\"providerType\":\"acme\",\"providerModelId\":\"new-1\"|\"providerType\":\"acne\",\"providerModelId\":\"new-1\"|models[1].variants[0].providerType: 'acne' is not the id of a provider",
                "0.10|-0.10|models[0].variants[0].price.inputPerMillion: must be 0 to 100000 USD per million tokens",
                "0.10|1e99|models[0].variants[0].price.inputPerMillion: must be 0 to 100000 USD per million tokens",
                "0.10|0.00000000001|models[0].variants[0].price.inputPerMillion: must not have more than 9 decimals",
                "0.10|\"0.10\"|models[0].variants[0].price.inputPerMillion: must be a number",
                "\"inputPerMillion\":0.10,||models[0].variants[0].price.inputPerMillion: is missing",
                "\"contextWindow\":1000|\"contextWindow\":0|models[0].contextWindow: must be a whole number of at least 1",
                "\"contextWindow\":1000|\"contextWindows\":1000|models[0].contextWindows: is not a known field",
                "\"contextWindow\":1000|\"family\":\"g\"|is not valid JSON: Duplicate Object property \"family\"",
                "acme_ai\"]|acme_ai\",\"acme_ai\"]|providers[0].aliases[1]: is given twice",
            })
    void a_mistake_is_refused_with_its_place_and_reason(String good, String bad, String problem) throws IOException {
        assertThat(GOOD).contains(good);
        var file = write(GOOD.replace(good, bad == null ? "" : bad));

        assertThatThrownBy(() -> loader.load(file.toString()))
                .isInstanceOfSatisfying(
                        CatalogRefusedException.class,
                        e -> assertThat(e.problems())
                                .extracting(CatalogProblem::toString)
                                .anyMatch(found -> found.startsWith(problem)));
    }

    @Test
    void all_mistakes_are_told_at_once() throws IOException {
        var file = write(GOOD.replace("0.10", "-1")
                .replace("\"active\"", "\"alive\"")
                .replace("\"contextWindow\"", "\"window\""));

        assertThatThrownBy(() -> loader.load(file.toString()))
                .isInstanceOfSatisfying(
                        CatalogRefusedException.class,
                        e -> assertThat(e.problems()).hasSize(3))
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[]", "{", "{} {}", "``", "{\"schemaVersion\":1}"})
    void what_is_not_a_catalogue_at_all_is_refused(String content) throws IOException {
        var file = write(content);
        assertThatThrownBy(() -> loader.load(file.toString())).isInstanceOf(CatalogRefusedException.class);
    }

    @Test
    void a_file_over_the_limit_is_not_read() throws IOException {
        var file = directory.resolve("large.json");
        try (var channel = Files.newByteChannel(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(CatalogLoader.LARGEST_FILE_BYTES);
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {' '}));
        }
        assertThatThrownBy(() -> loader.load(file.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("16 MiB");
    }

    @Test
    void a_web_address_is_read_and_its_failures_are_reported() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var done = new CountDownLatch(1);
        server.createContext("/good", exchange -> {
            var body = GOOD.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/gone", exchange -> {
            exchange.sendResponseHeaders(410, -1);
            exchange.close();
        });
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                done.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        var base = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            assertThat(loader.load(base + "/good").version()).isEqualTo("7");
            assertThatThrownBy(() -> loader.load(base + "/gone"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("410");
            assertThatThrownBy(() -> new CatalogLoader(Duration.ofMillis(300)).load(base + "/slow"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no complete answer");
        } finally {
            done.countDown();
            server.stop(0);
        }
    }

    @Test
    void a_reload_takes_good_facts_once_and_keeps_the_last_good_ones() throws IOException {
        var file = write(GOOD);
        var events = new ArrayList<Object>();
        var properties = new CatalogProperties(file.toString(), null);
        var service = new CatalogService(loader, properties, events::add, Clock.systemUTC());
        assertThat(service.current().version()).isEqualTo("7");

        write(GOOD.replace("\"7\"", "\"8\"").replace("0.10", "-1"));
        service.reload();
        Files.delete(file);
        service.reload();
        assertThat(service.current().version()).isEqualTo("7");
        assertThat(events).isEmpty();

        write(GOOD.replace("\"7\"", "\"8\""));
        service.reload();
        service.reload();
        assertThat(service.current().version()).isEqualTo("8");
        assertThat(events).isEqualTo(List.of(new CatalogChanged("7", "8")));
    }

    @Test
    void without_a_location_that_can_be_read_the_bundled_catalogue_serves() {
        var properties = new CatalogProperties(directory.resolve("none.json").toString(), null);
        var service = new CatalogService(loader, properties, event -> {}, Clock.systemUTC());
        assertThat(service.find("openai", "gpt-4o")).isPresent();
    }

    @Test
    void a_secret_in_the_address_is_shown_nowhere() {
        var address = "https://user:secret@catalog.example/c.json?token=secret";
        assertThat(CatalogLoader.displayName(address)).isEqualTo("https://catalog.example/c.json");
        assertThat(new CatalogProperties(address, Duration.ofMinutes(5)).toString())
                .doesNotContain("secret");
        assertThatThrownBy(() -> new CatalogProperties("https://user:secret@bad host/", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    private Path write(String content) throws IOException {
        return Files.writeString(directory.resolve("catalog.json"), content);
    }
}
