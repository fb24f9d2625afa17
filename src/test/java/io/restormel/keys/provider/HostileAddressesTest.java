package io.restormel.keys.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.provider.VerificationResult.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of hostile base URLs: no socket may even try to connect, and the trap behind them stays empty. */
class HostileAddressesTest {

    private static final int HTTPS = 443;
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final char[] KEY = "sk-hostile-0123456789".toCharArray();

    private final RawServer trap = RawServer.trap();
    private final List<SocketAddress> connected = new CopyOnWriteArrayList<>();
    private final AtomicInteger lookups = new AtomicInteger();

    @AfterEach
    void close() throws IOException {
        trap.close();
    }

    record Hostile(String url, String resolvesTo, String why) {
        @Override
        public String toString() {
            return why + ": " + url;
        }
    }

    static Stream<Hostile> table() throws IOException {
        try (var in = HostileAddressesTest.class.getResourceAsStream("/hostile-addresses.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.split("\\|", 3))
                            .map(parts -> new Hostile(parts[0].strip(), parts[1].strip(), parts[2].strip()))
                            .toList()
                            .stream();
        }
    }

    @Test
    void the_table_has_at_least_sixty() throws IOException {
        assertThat(table().filter(each -> uri(each.url()) != null)).hasSizeGreaterThan(100);
        assertThat(table().filter(each -> each.url().contains("{trap}"))).hasSizeGreaterThan(60);
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text.replace("{trap}", "8443"));
        } catch (URISyntaxException _) {
            return null;
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void is_not_reached(Hostile hostile) {
        var uri = uri(hostile.url().replace("{trap}", String.valueOf(trap.port())));
        if (uri == null) {
            return; // No such address can be given to anything of ours.
        }
        try (var client = client(hostile.resolvesTo(), AllowedHosts.parse(List.of()))) {
            var result = new ProviderProbes(client).verify("openai", uri, KEY);

            boolean unknownName = hostile.why().equals("no such name");
            assertThat(result.kind()).isEqualTo(unknownName ? Kind.NETWORK : Kind.REFUSED_ADDRESS);
            assertThat(result.detail()).isNotBlank();
            if (!unknownName) {
                assertThat(new UpstreamBaseUrlCheck(client).problem(uri)).isNotBlank();
            }
        }
        assertThat(connected).isEmpty();
        assertThat(trap.connections()).isZero();
    }

    @Test
    void the_trap_works_and_the_administrator_can_open_it() {
        var base = URI.create("http://127.0.0.1:" + trap.port() + "/v1");
        try (var client = client("", AllowedHosts.parse(List.of(trap.allowance())))) {
            assertThat(new ProviderProbes(client).verify("openai", base, KEY).kind())
                    .isEqualTo(Kind.VALID);
        }
        assertThat(trap.connections()).isEqualTo(1);
    }

    @Test
    void an_allowance_is_for_that_host_and_port_only() throws IOException {
        try (var other = RawServer.trap();
                var client = client("127.0.0.1", AllowedHosts.parse(List.of("models.test:" + other.port())))) {
            var probes = new ProviderProbes(client);
            for (var url : List.of(
                    "http://models.test:" + trap.port(),
                    "http://x.models.test:" + other.port(),
                    "http://127.0.0.1:" + other.port())) {
                assertThat(probes.verify("own", URI.create(url), KEY).kind()).isEqualTo(Kind.REFUSED_ADDRESS);
            }
            assertThat(other.connections()).isZero();
            var allowed = URI.create("http://models.test:" + other.port());
            assertThat(probes.verify("own", allowed, KEY).kind()).isEqualTo(Kind.VALID);
            assertThat(other.connections()).isEqualTo(1);
        }
    }

    @Test
    void even_an_allowed_name_does_not_lead_to_the_metadata_of_the_cloud() {
        try (var client = client("169.254.169.254", AllowedHosts.parse(List.of("models.test")))) {
            assertThat(new ProviderProbes(client)
                            .verify("own", URI.create("http://models.test"), KEY)
                            .kind())
                    .isEqualTo(Kind.REFUSED_ADDRESS);
        }
        assertThat(connected).isEmpty();
    }

    @Test
    void a_name_that_turns_private_after_the_check_is_called_where_it_was_checked() {
        var uri = URI.create("https://rebind.test:" + trap.port() + "/v1");
        try (var client = client("93.184.216.34;127.0.0.1", AllowedHosts.parse(List.of()))) {
            var probes = new ProviderProbes(client);

            assertThat(probes.verify("openai", uri, KEY).kind()).isEqualTo(Kind.NETWORK);
            assertThat(lookups).hasValue(1);
            assertThat(connected).containsExactly(new InetSocketAddress("93.184.216.34", trap.port()));

            assertThat(probes.verify("openai", uri, KEY).kind()).isEqualTo(Kind.REFUSED_ADDRESS);
            assertThat(connected).hasSize(1);
        }
        assertThat(trap.connections()).isZero();
    }

    @Test
    void a_slow_look_up_ends_at_the_deadline_too() {
        AddressLookup slow = _ -> {
            try {
                Thread.sleep(Duration.ofMinutes(1));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException();
        };
        var rules = new AddressRules(AllowedHosts.parse(List.of()));
        try (var client = new UpstreamClient(rules, slow, Watched::new, Duration.ofMillis(300))) {
            long before = System.nanoTime();
            var result = new ProviderProbes(client).verify("openai", URI.create("https://slow.test"), KEY);
            assertThat(result.kind()).isEqualTo(Kind.NETWORK);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(DEADLINE);
        }
    }

    private UpstreamClient client(String resolvesTo, AllowedHosts allowed) {
        var rules = new AddressRules(allowed, Set.of(HTTPS, trap.port()));
        return new UpstreamClient(rules, _ -> lookup(resolvesTo), Watched::new, DEADLINE);
    }

    private InetAddress[] lookup(String resolvesTo) throws UnknownHostException {
        if (resolvesTo.isEmpty()) {
            throw new UnknownHostException();
        }
        var turns = resolvesTo.split(";");
        var turn = turns[Math.min(lookups.getAndIncrement(), turns.length - 1)];
        return Arrays.stream(turn.split(",")).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    /** Notes every attempt, and lets none leave this machine. */
    private final class Watched extends Socket {

        @Override
        public void connect(SocketAddress to, int timeout) throws IOException {
            connected.add(to);
            if (!((InetSocketAddress) to).getAddress().isLoopbackAddress()) {
                throw new ConnectException("kept on this machine");
            }
            super.connect(to, timeout);
        }
    }
}
