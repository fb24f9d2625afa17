package io.restormel.keys.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyFormat;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.support.Api;
import io.restormel.keys.support.OnServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.TestPropertySource;

/** Reports of leaked keys over HTTP, as a scanner sends them. */
@OnServer
@TestPropertySource(properties = "RESTORMEL_SECRET_ALERTS_KEY=" + SecretAlertIT.SHARED)
@Import(SecretAlertIT.Listening.class)
class SecretAlertIT {

    static final String SHARED = "shared-with-the-scanner-0123456789abcdef";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    /** What was published, by any thread of the server. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {

        private final List<GatewayKeyLeaked> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void leaked(GatewayKeyLeaked event) {
            heard.add(event);
        }
    }

    @Autowired
    private Listening listening;

    /** @param path of the project's keys */
    private record Key(String path, String raw) {}

    private Key newKey() {
        var manager = Api.asManager(port);
        var project = manager.post("/projects", Map.of("name", "alerts " + UUID.randomUUID()))
                .expect(201)
                .data();
        var path = "/projects/" + project.path("id").asString() + "/keys";
        var created = manager.post(path, Map.of("label", "leaky")).expect(201);
        return new Key(path, created.data().path("rawKey").asString());
    }

    private Api.Reply use(Key key) {
        return Api.asManager(port).as(key.raw()).get(key.path());
    }

    private HttpResponse<String> send(String body, String signature) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/keys/v1/secret-alerts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!signature.isEmpty()) {
            request.header("X-Restormel-Signature", signature);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String signed(String body, String key, Instant at) {
        return AlertSignature.sign(key, body.getBytes(StandardCharsets.UTF_8), at);
    }

    private static String report(String token) {
        return "{\"token\":\"" + token + "\",\"type\":\"restormel\",\"url\":\"https://paste.example/" + token + "\"}";
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_leaked_key_is_refused_from_when_the_report_is_answered(CapturedOutput output) throws Exception {
        var key = newKey();
        use(key).expect(200);

        listening.heard.clear();
        var body = "[" + report(KeyFormat.generate("rk_")) + "," + report(key.raw()) + "," + report("sk-other") + "]";
        var reply = send(body, signed(body, SHARED, Instant.now()));

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo(
                        "[{\"label\":\"false_positive\"},{\"label\":\"true_positive\"},{\"label\":\"false_positive\"}]");
        use(key).expect(401);
        assertThat(output.getAll()).contains("was reported as leaked").doesNotContain(key.raw());
        assertThat(listening.heard).hasSize(1).first().satisfies(event -> {
            assertThat(event.label()).isEqualTo("leaky");
            assertThat(event.foundAt()).isEqualTo("https://paste.example/rk_…[redacted]");
            assertThat(event.toString()).doesNotContain(key.raw());
        });
        var audited =
                Api.asManager(port).get("/audit?eventType=gateway_key_leaked").expect(200);
        assertThat(audited.data().path(0).path("actorType").asString()).isEqualTo("secret_scanner");
        assertThat(audited.data().path(0).path("targetName").asString()).isEqualTo("leaky");
        assertThat(audited.raw().body()).doesNotContain(key.raw());
    }

    @Test
    void a_leak_is_told_to_people_and_to_webhooks(
            @Autowired LeakNoticeService notices, @Autowired CurrentCaller callers) throws Exception {
        var manager = Api.asManager(port);
        var hook = Map.of("url", "https://hooks.example.invalid/x", "event_types", List.of("key.leaked"));
        var webhook = manager.post("/webhooks", hook).expect(200).data().path("webhook");
        var key = newKey();
        var body = "[" + report(key.raw()) + "]";
        send(body, signed(body, SHARED, Instant.now()));

        var workspaceId = UUID.fromString(webhook.path("workspace_id").asString());
        var person = new Caller.Person(UUID.randomUUID(), workspaceId, "p@example.com", "P", Role.VIEWER);
        assertThat(callers.as(person, notices::list)).anySatisfy(notice -> {
            assertThat(notice.label()).isEqualTo("leaky");
            assertThat(key.path()).contains(notice.projectId().toString());
            assertThat(notice.foundAt()).isEqualTo("https://paste.example/rk_…[redacted]");
        });
        var deliveries = manager.get("/webhooks/" + webhook.path("id").asString() + "/deliveries")
                .expect(200);
        assertThat(deliveries.raw().body())
                .contains("\"event\":\"key.leaked\"", "\"target_name\":\"leaky\"")
                .doesNotContain(key.raw());
    }

    @Test
    void what_is_not_signed_now_with_the_shared_secret_is_refused() throws Exception {
        var key = newKey();
        var body = "[" + report(key.raw()) + "]";
        var now = Instant.now();
        for (var wrong : new String[] {
            "",
            "t=1,v1=2",
            signed(body, SHARED + "x", now),
            signed(body + " ", SHARED, now),
            signed(body, SHARED, now.minus(Duration.ofMinutes(6))),
            signed(body, SHARED, now.plus(Duration.ofMinutes(6)))
        }) {
            assertThat(send(body, wrong).statusCode()).isEqualTo(401);
        }
        use(key).expect(200);
    }

    @Test
    void a_signed_body_of_another_form_is_refused_without_repeating_it() throws Exception {
        for (var body : new String[] {"", "{}", "nonsense", "[1]", "[{\"token\":7}]"}) {
            var reply = send(body, signed(body, SHARED, Instant.now()));
            assertThat(reply.statusCode()).as(body).isEqualTo(400);
            assertThat(reply.body()).doesNotContain("nonsense");
        }
    }

    @Test
    void without_a_shared_secret_there_is_no_such_endpoint(@Autowired SecretAlertService alerts) {
        var off = new SecretAlertController(new SecretAlertProperties(" "), alerts, Clock.systemUTC());
        assertThatThrownBy(() -> off.report("t=1,v1=2", new byte[0])).isInstanceOf(ApplicationException.NotFound.class);
        assertThatThrownBy(() -> new SecretAlertProperties("short")).isInstanceOf(IllegalArgumentException.class);
    }
}
