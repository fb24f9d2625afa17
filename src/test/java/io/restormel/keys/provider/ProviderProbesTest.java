package io.restormel.keys.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restormel.keys.provider.VerificationResult.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against servers in this process that speak the providers' protocols. */
class ProviderProbesTest {

    private static final String GOOD = "good-key-0123456789";
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private HttpServer server;
    private volatile String method = "";
    private volatile String target = "";
    private volatile Map<String, List<String>> received = Map.of();
    private volatile int status = 200;
    private volatile String body = "{\"data\":[]}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        method = exchange.getRequestMethod();
        target = exchange.getRequestURI().toString();
        received = Map.copyOf(exchange.getRequestHeaders());
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().add("Set-Cookie", "session=1");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/base/");
    }

    private static VerificationResult ask(String provider, URI base, String key) {
        var allowed = AllowedHosts.parse(List.of(base.getHost() + ":" + base.getPort()));
        try (var client =
                new UpstreamClient(new AddressRules(allowed), InetAddress::getAllByName, Socket::new, DEADLINE)) {
            return new ProviderProbes(client).verify(provider, base, key.toCharArray());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "openai, /models, Authorization, Bearer good-key-0123456789",
        "anthropic, /models, x-api-key, good-key-0123456789",
        "google, /models, x-goog-api-key, good-key-0123456789",
        "vertex, /models, x-goog-api-key, good-key-0123456789",
        "openrouter, /key, Authorization, Bearer good-key-0123456789",
        "portkey, /models, x-portkey-api-key, good-key-0123456789",
        "vercel, /credits, Authorization, Bearer good-key-0123456789",
        "groq, /models, Authorization, Bearer good-key-0123456789",
        "mistral, /models, Authorization, Bearer good-key-0123456789",
        "together, /models, Authorization, Bearer good-key-0123456789",
        "cohere, /models, Authorization, Bearer good-key-0123456789",
        "voyage, /models, Authorization, Bearer good-key-0123456789",
        "fireworks, /models, Authorization, Bearer good-key-0123456789",
        "deepseek, /models, Authorization, Bearer good-key-0123456789",
        "xai, /models, Authorization, Bearer good-key-0123456789",
        "perplexity, /async/chat/completions, Authorization, Bearer good-key-0123456789",
        "azure_openai, /openai/models?api-version=2024-10-21, api-key, good-key-0123456789",
        "aizolo, /models, Authorization, Bearer good-key-0123456789",
        "my-own-vllm, /models, Authorization, Bearer good-key-0123456789"
    })
    void each_provider_is_asked_in_its_own_way_with_the_key_in_a_header_only(
            String provider, String path, String header, String value) {
        assertThat(ask(provider, base(), GOOD).kind()).isEqualTo(Kind.VALID);

        assertThat(method).isEqualTo("GET");
        assertThat(target).isEqualTo("/base" + path);
        assertThat(header(header)).containsExactly(value);
        if (provider.equals("anthropic")) {
            assertThat(header("anthropic-version")).containsExactly("2023-06-01");
        }
    }

    private List<String> header(String name) {
        return received.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(name))
                .flatMap(e -> e.getValue().stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openai     | 401 | {\"error\":{\"code\":\"invalid_api_key\",\"message\":\"Incorrect API key: $key\"}} | INVALID",
                "openai     | 401 | {\"error\":{\"code\":\"mismatched_organization\"}} | WRONG_PROJECT",
                "openai     | 403 | {\"error\":{\"message\":\"Missing scopes: api.model.read\"}} | WRONG_PROJECT",
                "openai     | 403 | {\"error\":{\"code\":\"unsupported_country_region_territory\"}} | WRONG_PROJECT",
                "openai     | 429 | {\"error\":{\"type\":\"insufficient_quota\"}} | NO_QUOTA",
                "openai     | 429 | {\"error\":{\"code\":\"rate_limit_exceeded\"}} | NETWORK",
                "anthropic  | 401 | {\"error\":{\"type\":\"authentication_error\",\"message\":\"invalid x-api-key\"}} | INVALID",
                "anthropic  | 403 | {\"error\":{\"type\":\"permission_error\"}} | WRONG_PROJECT",
                "anthropic  | 529 | {\"error\":{\"type\":\"overloaded_error\"}} | NETWORK",
                "google     | 400 | {\"error\":{\"details\":[{\"reason\":\"API_KEY_INVALID\"}]}} | INVALID",
                "google     | 403 | {\"error\":{\"details\":[{\"reason\":\"SERVICE_DISABLED\"}]}} | WRONG_PROJECT",
                "google     | 403 | {\"error\":{\"message\":\"Your API key was reported as leaked.\",\"status\":\"PERMISSION_DENIED\"}} | INVALID",
                "xai        | 400 | {\"error\":\"Incorrect API key provided: $key\"} | INVALID",
                "openrouter | 402 | {\"error\":{\"code\":402}} | NO_QUOTA",
                "deepseek   | 402 | {\"error\":{\"message\":\"Insufficient Balance\"}} | NO_QUOTA",
                "groq       | 403 | {} | INVALID",
                "mistral    | 500 | oops $key | NETWORK",
                "cohere     | 404 | {} | NETWORK",
                "together   | 418 | {} | NETWORK"
            })
    void a_refusal_becomes_one_of_our_kinds_and_never_repeats_the_server(
            String provider, int answered, String answer, Kind kind) {
        status = answered;
        body = answer.replace("$key", GOOD);

        var result = ask(provider, base(), GOOD);

        assertThat(result.kind()).as(result.detail()).isEqualTo(kind);
        assertThat(result.detail()).isNotBlank().doesNotContain(GOOD).doesNotContain("{");
    }

    @Test
    void a_page_that_is_no_api_proves_nothing() throws IOException {
        try (var page =
                RawServer.answering("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nlogin")) {
            assertThat(ask("openai", page.uri(), GOOD).kind()).isEqualTo(Kind.NETWORK);
        }
    }

    @Test
    void a_redirect_is_not_followed() throws IOException {
        try (var trap = RawServer.trap();
                var redirecting = RawServer.answering("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + trap.port()
                        + "/latest/meta-data/\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(ask("openai", redirecting.uri(), GOOD).kind()).isEqualTo(Kind.NETWORK);
            assertThat(redirecting.connections()).isEqualTo(1);
            assertThat(trap.connections()).isZero();
        }
    }

    @Test
    void a_server_that_drips_is_left_at_the_deadline() throws IOException {
        try (var dripping = new RawServer(out -> {
            var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Drip: ";
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                out.write('a');
                out.flush();
                Thread.sleep(100);
            }
        })) {
            long before = System.nanoTime();
            assertThat(ask("openai", dripping.uri(), GOOD).kind()).isEqualTo(Kind.NETWORK);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(DEADLINE.plusSeconds(1));
        }
    }

    @Test
    void of_an_endless_refusal_only_the_beginning_is_read() throws IOException {
        try (var endless = new RawServer(out -> {
            out.write(
                    "HTTP/1.1 401 No\r\nContent-Type: application/json\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            var block = new byte[8192];
            while (true) {
                out.write(block);
            }
        })) {
            long before = System.nanoTime();
            assertThat(ask("openai", endless.uri(), GOOD).kind()).isEqualTo(Kind.INVALID);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(DEADLINE);
        }
    }

    @Test
    void endless_headers_and_hung_up_connections_are_failures_of_the_network() throws IOException {
        try (var hungUp = new RawServer(_ -> {});
                var garbage = RawServer.answering("SSH-2.0-OpenSSH_9.6\r\n\r\n");
                var headers = new RawServer(out -> {
                    out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.ISO_8859_1));
                    while (true) {
                        out.write("X-More: yes\r\n".getBytes(StandardCharsets.ISO_8859_1));
                    }
                })) {
            for (var each : List.of(hungUp, garbage, headers)) {
                assertThat(ask("openai", each.uri(), GOOD).kind()).isEqualTo(Kind.NETWORK);
            }
        }
    }

    @Test
    void nobody_at_the_port_is_a_failure_of_the_network() throws IOException {
        URI gone;
        try (var closing = RawServer.trap()) {
            gone = closing.uri();
        }
        assertThat(ask("openai", gone, GOOD).kind()).isEqualTo(Kind.NETWORK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\r\nX-Injected: 1", "ключ", "tab\tbed"})
    void what_cannot_be_a_key_is_never_sent(String key) {
        assertThat(ask("openai", base(), key).kind()).isEqualTo(Kind.INVALID);
        assertThat(target).isEmpty();
    }

    @Test
    void providers_of_unknown_address_need_a_base_url() {
        try (var client = new UpstreamClient(new AddressRules(new AllowedHosts(List.of())), null)) {
            var probes = new ProviderProbes(client);
            for (var provider : List.of("aizolo", "azure", "somebody-else")) {
                assertThat(probes.verify(provider, null, GOOD.toCharArray()).kind())
                        .isEqualTo(Kind.UNSUPPORTED);
            }
        }
    }

    @Test
    void the_addresses_of_the_known_providers_keep_the_rules() throws RefusedAddressException {
        var rules = new AddressRules(new AllowedHosts(List.of()));
        for (var probe : Probe.all()) {
            var uri = probe.uri(null);
            if (uri != null) {
                assertThat(rules.form(uri).uri().getScheme()).isEqualTo("https");
            }
        }
        assertThat(Probe.all()).hasSize(17);
    }

    @Test
    void the_array_of_the_caller_is_left_alone_and_ours_is_cleared() {
        var secret = GOOD.toCharArray();
        var header = new SecretHeader("Authorization", "Bearer ", secret);
        assertThat(header.getBuffer()).hasToString("Authorization: Bearer " + GOOD);
        assertThat(header.toString()).doesNotContain(GOOD);
        header.close();
        assertThat(header.getBuffer().array()).containsOnly('\0');
        assertThat(secret).isEqualTo(GOOD.toCharArray());
    }
}
