package io.restormel.keys.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Through a proxy that speaks CONNECT and plays the server behind it, too. */
class EgressProxyTest {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private ServerSocket proxy;
    private volatile String answer = "HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n";

    @BeforeEach
    void start() throws IOException {
        proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::serve);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
    }

    private void serve() {
        while (!proxy.isClosed()) {
            try (var socket = proxy.accept()) {
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                asked.add(head(in));
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                if (answer.contains(" 200 ")) {
                    asked.add(head(in));
                    socket.getOutputStream()
                            .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            } catch (SocketException _) {
                // The end of the test.
            } catch (IOException e) {
                asked.add(e.toString());
            }
        }
    }

    private static String head(BufferedReader in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    private UpstreamClient client(String user, String allowed, String resolvesTo) {
        var through = EgressProxy.parse("http://" + user + "127.0.0.1:" + proxy.getLocalPort());
        return new UpstreamClient(
                new AddressRules(AllowedHosts.parse(List.of(allowed))),
                _ -> new InetAddress[] {InetAddress.ofLiteral(resolvesTo)},
                () -> EgressProxy.socket(through),
                DEADLINE);
    }

    @Test
    void a_call_goes_through_the_proxy_to_the_very_address_that_was_checked() {
        try (var client = client("ada:se%20cret@", "models.test:8000", "93.184.216.34")) {
            assertThat(client.get(URI.create("http://models.test:8000/v1/models"), List.of()))
                    .isInstanceOfSatisfying(
                            Answer.Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(204));
        }
        assertThat(asked.getFirst())
                .startsWith("CONNECT 93.184.216.34:8000 HTTP/1.1")
                .contains("Proxy-Authorization: Basic YWRhOnNlIGNyZXQ=");
        assertThat(asked.get(1))
                .startsWith("GET /v1/models")
                .contains("Host: models.test")
                .doesNotContain("Proxy-");
    }

    @Test
    void what_may_not_be_called_is_not_asked_of_the_proxy_either() {
        for (var ip : List.of("10.0.0.1", "169.254.169.254", "::1", "64:ff9b::a00:1")) {
            try (var client = client("", "other.test", ip)) {
                assertThat(client.get(URI.create("https://models.test/v1/models"), List.of()))
                        .isInstanceOf(Answer.RefusedAddress.class);
            }
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void a_private_address_that_is_allowed_is_called_directly() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = client("", "127.0.0.1:" + server.getLocalPort(), "127.0.0.1")) {
            Thread.ofPlatform().daemon().start(() -> {
                try (var socket = server.accept()) {
                    head(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)));
                    socket.getOutputStream()
                            .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    asked.add(e.toString());
                }
            });
            assertThat(client.get(URI.create("http://127.0.0.1:" + server.getLocalPort()), List.of()))
                    .isInstanceOf(Answer.Answered.class);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void a_proxy_that_refuses_makes_the_server_unreachable_and_hears_no_key() {
        answer = "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n";
        try (var client = client("", "models.test:8000", "93.184.216.34")) {
            assertThat(client.get(URI.create("http://models.test:8000/v1/models"), List.of()))
                    .isInstanceOf(Answer.Unreachable.class);
        }
        assertThat(asked).allMatch(each -> each.startsWith("CONNECT"));
    }

    @Test
    void a_malformed_setting_stops_the_start_without_telling_the_password() {
        for (var bad :
                List.of("proxy:3128", "https://proxy:3128", "http://a:secret@proxy", "http://a:secret@p:1/x", "::")) {
            assertThatThrownBy(() -> EgressProxy.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret@");
        }
        assertThat(EgressProxy.parse(" ")).isNull();
        assertThat(EgressProxy.parse("http://a:secret@p:1")).hasToString("EgressProxy[p:1]");
    }
}
