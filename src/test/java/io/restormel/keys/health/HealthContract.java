package io.restormel.keys.health;

import static io.restormel.keys.db.Tables.AUDIT_EVENT;
import static io.restormel.keys.db.Tables.CREDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.Role;
import io.restormel.keys.credential.CredentialSigns;
import io.restormel.keys.credential.FakeProviders;
import io.restormel.keys.engine.HealthView;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.provider.VerificationResult;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Circuits as hosts and people meet them, fed by reports over HTTP, with short windows. Longer than other files: all cases
 * go through the same server, route and reports, and half of the lines are those.
 */
@RecordApplicationEvents
abstract class HealthContract {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Duration PROMPT = Duration.ofSeconds(10);

    @Autowired
    WebApplicationContext context;

    @Autowired
    CurrentCaller callers;

    @Autowired
    ProjectService projects;

    @Autowired
    DSLContext sql;

    @Autowired
    LiveConfiguration live;

    @Autowired
    CircuitRepository circuits;

    @Autowired
    CallSpanRepository spans;

    @Autowired
    HealthSettingsRepository settings;

    @Autowired
    CircuitKeeper keeper;

    @Autowired
    CredentialSigns credentials;

    @Autowired
    HealthProbes probes;

    @Autowired
    ModelNames names;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    FakeProviders.Verifier providers;

    @Autowired
    ApplicationEvents events;

    private MockMvc web;
    private TestWorkspace workspace;
    private Caller editor;
    private Caller admin;
    private Caller host;
    private UUID project;
    private UUID production;
    private String route;

    record Reply(int status, JsonNode body, MockHttpServletResponse raw) {
        JsonNode data() {
            return body.path("data");
        }

        Reply expect(int wanted) {
            assertThat(status).as(body.toString()).isEqualTo(wanted);
            return this;
        }
    }

    @BeforeEach
    void a_route_of_two_steps() {
        web = MockMvcBuilders.webAppContextSetup(context).build();
        workspace = TestWorkspace.create(sql);
        admin = workspace.person(Role.ADMIN);
        editor = workspace.person(Role.EDITOR);
        var created = callers.as(admin, () -> projects.create("Shop", false));
        project = created.id();
        production = Objects.requireNonNull(created.defaultEnvironmentId());
        host = key(project);
        route = call(editor, "POST", "/routes", Map.of("name", "chat", "environmentId", production.toString()))
                .expect(201)
                .data()
                .path("id")
                .asString();
        step(0, "openai", "gpt-4o");
        step(1, "anthropic", "claude-sonnet-4-5");
        call(
                        editor,
                        "PATCH",
                        "/health-settings",
                        Map.of("windowSeconds", 30, "minimumCalls", 5, "openSeconds", 1, "trials", 2))
                .expect(200);
    }

    private Caller key(UUID of) {
        return new Caller.GatewayKey(
                UUID.randomUUID(),
                workspace.id(),
                of,
                null,
                Set.of(KeyScope.RESOLVE, KeyScope.USAGE, KeyScope.CREDENTIALS));
    }

    private void step(int order, String provider, String model) {
        call(
                        editor,
                        "POST",
                        "/routes/" + route + "/steps",
                        Map.of("orderIndex", order, "providerPreference", provider, "modelId", model))
                .expect(201);
    }

    private Reply call(Caller caller, String method, String path, @Nullable Object body) {
        return callers.as(caller, () -> {
            try {
                var full = (path.startsWith("/credentials") && !path.endsWith("/checkout"))
                                || path.startsWith("/usage-aggregates")
                        ? "/keys/v1" + path
                        : "/keys/v1/projects/" + project + path;
                var builder = request(HttpMethod.valueOf(method), full).contentType(MediaType.APPLICATION_JSON);
                if (body != null) {
                    builder.content(MAPPER.writeValueAsString(body));
                }
                var response = web.perform(builder).andReturn().getResponse();
                return new Reply(response.getStatus(), MAPPER.readTree(response.getContentAsString()), response);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Reply ask() {
        return call(host, "POST", "/resolve", Map.of("routeId", "chat"));
    }

    private JsonNode decide() {
        return ask().expect(200).data();
    }

    private String provider() {
        return decide().path("providerType").asString();
    }

    private void report(int times, String provider, String model, @Nullable String failureKind) {
        report(times, provider, model, failureKind, null);
    }

    private void report(
            int times, String provider, String model, @Nullable String failureKind, @Nullable String decisionId) {
        List<Map<String, Object>> reports = new ArrayList<>();
        IntStream.range(0, times).forEach(_ -> {
            Map<String, Object> report = new HashMap<>(Map.of(
                    "eventId",
                    UUID.randomUUID().toString(),
                    "providerType",
                    provider,
                    "modelId",
                    model,
                    "status",
                    failureKind == null ? "succeeded" : "failed"));
            if (failureKind != null) {
                report.put("failureKind", failureKind);
            }
            if (decisionId != null) {
                report.put("decisionId", decisionId);
            }
            reports.add(report);
        });
        call(host, "POST", "/usage", Map.of("events", reports)).expect(200);
    }

    private JsonNode circuit(String kind, String provider) {
        return call(editor, "GET", "/circuits", null)
                .expect(200)
                .data()
                .valueStream()
                .filter(each -> each.path("kind").asString().equals(kind)
                        && each.path("providerType").asString().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    private String trip(String kind, String provider, Map<String, ?> how) {
        var id = circuit(kind, provider).path("id").asString();
        call(editor, "POST", "/circuits/" + id + "/trip", how).expect(200);
        return id;
    }

    private List<String> timeline() {
        return call(editor, "GET", "/circuits/events", null)
                .expect(200)
                .data()
                .valueStream()
                .map(each -> each.path("before").asString() + "→"
                        + each.path("after").asString())
                .toList()
                .reversed();
    }

    @Test
    void a_provider_that_starts_failing_is_left_and_taken_back_after_it_heals() {
        report(4, "openai", "gpt-4o", null);
        assertThat(provider()).isEqualTo("openai");

        report(6, "openai", "gpt-4o", "http_5xx");
        await().atMost(PROMPT).untilAsserted(() -> assertThat(provider()).isEqualTo("anthropic"));

        // Nobody reports anything while it is open; then one call a second is let through, and the host reports how it
        // went.
        Map<String, Integer> served = new HashMap<>();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            var chosen = provider();
            served.merge(chosen, 1, Integer::sum);
            if (chosen.equals("openai")) {
                report(1, "openai", "gpt-4o", null);
            }
            return circuit("model", "openai").path("state").asString().equals("closed");
        });

        assertThat(served.get("openai")).isGreaterThanOrEqualTo(2);
        assertThat(served.get("anthropic")).isGreaterThan(served.get("openai"));
        await().atMost(PROMPT).untilAsserted(() -> assertThat(provider()).isEqualTo("openai"));
        assertThat(IntStream.range(0, 5).mapToObj(_ -> provider())).containsOnly("openai");
        assertThat(timeline()).containsExactly("closed→open", "open→half_open", "half_open→closed");
        var opened = call(editor, "GET", "/circuits/events", null).data().get(2);
        assertThat(opened.path("reason").asString()).isEqualTo("6 of 10 calls failed in the last 30 s");
        assertThat(opened.path("byHand").booleanValue()).isFalse();
        await().untilAsserted(() ->
                assertThat(fallbackRates()).containsEntry("anthropic", 1.0).containsEntry("openai", 0.0));
        assertThat(sql.select(AUDIT_EVENT.ACTION, AUDIT_EVENT.ACTOR_TYPE)
                        .from(AUDIT_EVENT)
                        .where(AUDIT_EVENT.PROJECT_ID.eq(project), AUDIT_EVENT.TARGET_TYPE.eq("circuit"))
                        .orderBy(AUDIT_EVENT.SEQ)
                        .fetch(row -> row.value1() + " by " + row.value2()))
                .containsExactly("circuit_opened by system", "circuit_closed by system");
    }

    /** Share of the decisions for a provider that passed over a step. */
    private Map<String, Double> fallbackRates() {
        Map<String, Double> rates = new HashMap<>();
        call(admin, "GET", "/usage-aggregates?projectId=" + project, null)
                .expect(200)
                .data()
                .forEach(each -> rates.put(
                        each.path("providerType").asString(),
                        each.path("fallbackRate").asDouble()));
        return rates;
    }

    @Test
    void a_trial_that_fails_opens_it_again_for_longer() {
        report(6, "openai", "gpt-4o", "timeout");
        await().atMost(PROMPT).until(() -> {
            if (provider().equals("openai") && timeline().contains("open→half_open")) {
                report(1, "openai", "gpt-4o", "timeout");
            }
            return timeline().contains("half_open→open");
        });

        var again = call(editor, "GET", "/circuits/events", null).data().get(0);
        assertThat(again.path("retryAt").longValue() - again.path("at").longValue())
                .isEqualTo(2000);
    }

    @Test
    void the_trace_says_since_when_and_why_and_when_it_is_tried_again() {
        var id = trip("model", "openai", Map.of("reason", "maintenance"));

        var passed = decide().path("passedOver").get(0);
        assertThat(passed.path("status").asString()).isEqualTo("unhealthy");
        assertThat(passed.path("reason").asString())
                .startsWith("The circuit of openai / gpt-4o was opened by hand at ")
                .endsWith("Z: maintenance; it stays open until somebody resets it");
        var simulated = call(editor, "POST", "/routes/" + route + "/simulate", Map.of())
                .expect(200)
                .data();
        assertThat(simulated.path("providerType").asString()).isEqualTo("anthropic");

        var reset = call(editor, "POST", "/circuits/" + id + "/reset", null).expect(200);
        assertThat(reset.data().path("state").asString()).isEqualTo("closed");
        assertThat(reset.data().path("affectedRoutes").get(0).path("name").asString())
                .isEqualTo("chat");
        assertThat(provider()).isEqualTo("openai");
        assertThat(timeline()).containsExactly("closed→open", "open→closed");
    }

    @Test
    void when_all_are_ill_the_answer_says_when_to_ask_again_and_names_the_steps() {
        trip("provider", "openai", Map.of());
        trip(
                "provider",
                "anthropic",
                Map.of("until", Instant.now().plusSeconds(90).toEpochMilli()));

        var refused = ask().expect(503);
        assertThat(refused.body().path("error").asString()).isEqualTo("providers_unhealthy");
        assertThat(Integer.parseInt(Objects.requireNonNull(refused.raw().getHeader("Retry-After"))))
                .isBetween(80, 90);
        assertThat(refused.body().path("retryAt").longValue()).isGreaterThan(System.currentTimeMillis());
        assertThat(refused.body().path("passedOver")).hasSize(2);

        change("deprioritise");
        assertThat(provider()).isEqualTo("openai");
        change("ignore");
        assertThat(decide().path("passedOver")).isEmpty();
        change("skip");
        ask().expect(503);
        assertThat(call(editor, "PATCH", "/routes/" + route, Map.of("onOpenCircuit", "panic"))
                        .status())
                .isEqualTo(400);
    }

    private void change(String onOpenCircuit) {
        var changed = call(editor, "PATCH", "/routes/" + route, Map.of("onOpenCircuit", onOpenCircuit))
                .expect(200);
        assertThat(changed.data().path("onOpenCircuit").asString()).isEqualTo(onOpenCircuit);
    }

    @Test
    void what_is_opened_by_hand_for_a_time_closes_when_it_has_passed() {
        trip("model", "openai", Map.of("until", Instant.now().plusMillis(700).toEpochMilli()));
        assertThat(provider()).isEqualTo("anthropic");

        await().atMost(PROMPT).untilAsserted(() -> assertThat(provider()).isEqualTo("openai"));
        assertThat(timeline()).containsExactly("closed→open", "open→closed");
    }

    @Test
    void failures_that_the_caller_caused_open_nothing() {
        report(20, "openai", "gpt-4o", "context_exceeded");
        report(20, "openai", "gpt-4o", "content_filtered");
        report(5, "anthropic", "claude-sonnet-4-5", "http_5xx");

        await().atMost(PROMPT)
                .untilAsserted(() -> assertThat(
                                circuit("model", "anthropic").path("state").asString())
                        .isNotEqualTo("closed"));
        assertThat(provider()).isEqualTo("openai");
        assertThat(circuit("model", "openai").at("/window/calls").intValue()).isZero();
    }

    @Test
    void a_key_whose_calls_fail_is_not_handed_out_while_there_is_another() {
        var ill = credential(0);
        var well = credential(1);
        assertThat(checkOut(decide()).path("credentialId").asString()).isEqualTo(ill);
        for (int i = 0; i < 6; i++) {
            var decision = decide();
            checkOut(decision);
            report(
                    1,
                    "openai",
                    "gpt-4o",
                    "auth_error",
                    decision.path("requestId").asString());
        }

        await().atMost(PROMPT).untilAsserted(() -> {
            var decision = decide();
            assertThat(decision.path("providerType").asString()).isEqualTo("openai");
            assertThat(checkOut(decision).path("credentialId").asString()).isEqualTo(well);
        });
        assertThat(circuit("model", "openai").path("state").asString()).isEqualTo("closed");
    }

    @Test
    void of_very_many_keys_only_those_are_listed_that_something_happened_to() {
        var keys = IntStream.range(0, 100).mapToObj(_ -> UUID.randomUUID()).toList();
        keys.forEach(key -> sql.insertInto(CREDENTIAL)
                .set(CREDENTIAL.ID, key)
                .set(CREDENTIAL.WORKSPACE_ID, workspace.id())
                .set(CREDENTIAL.PROVIDER_TYPE, "openai")
                .set(CREDENTIAL.LABEL, "Key of a team")
                .set(CREDENTIAL.MODE, "reference")
                .set(CREDENTIAL.REFERENCE, "vault/openai")
                .set(CREDENTIAL.ALLOWED_MODELS, JSONB.valueOf("[]"))
                .set(CREDENTIAL.CREATED_AT, Instant.now())
                .set(CREDENTIAL.UPDATED_AT, Instant.now())
                .execute());
        credential(0);
        assertThat(circuitsOf("credential")).isEmpty();

        var id = CircuitSubject.credential("openai", keys.getLast()).circuitId(project);
        call(editor, "POST", "/circuits/" + id + "/trip", Map.of()).expect(200);

        var listed = circuitsOf("credential");
        assertThat(listed).hasSize(1);
        assertThat(listed.getFirst().path("credentialId").asString())
                .isEqualTo(keys.getLast().toString());
        assertThat(listed.getFirst().path("credentialLabel").asString()).isEqualTo("Key of a team");
        assertThat(listed.getFirst().path("affectedRouteCount").intValue()).isOne();
        assertThat(provider()).as("there are other keys").isEqualTo("openai");
    }

    private List<JsonNode> circuitsOf(String kind) {
        return call(editor, "GET", "/circuits", null)
                .expect(200)
                .data()
                .valueStream()
                .filter(each -> each.path("kind").asString().equals(kind))
                .toList();
    }

    private String credential(int order) {
        return call(
                        admin,
                        "POST",
                        "/credentials",
                        Map.of("providerType", "openai", "secret", "sk-test-" + UUID.randomUUID(), "orderIndex", order))
                .expect(201)
                .data()
                .path("id")
                .asString();
    }

    private JsonNode checkOut(JsonNode decision) {
        return call(
                        host,
                        "POST",
                        "/credentials/checkout",
                        Map.of("decisionId", decision.path("requestId").asString()))
                .expect(200)
                .data();
    }

    @Test
    void a_provider_that_does_not_answer_us_gets_no_call_to_try_it() {
        var secret = "sk-test-" + UUID.randomUUID();
        providers.answer(secret, VerificationResult.Kind.NETWORK);
        call(admin, "POST", "/credentials", Map.of("providerType", "openai", "secret", secret))
                .expect(201);
        report(6, "openai", "gpt-4o", "http_5xx");

        await().atMost(PROMPT).untilAsserted(() -> assertThat(timeline()).startsWith("closed→open", "open→open"));
        assertThat(timeline()).doesNotContain("open→half_open");

        providers.answer(secret, VerificationResult.Kind.VALID);
        await().atMost(PROMPT).untilAsserted(() -> assertThat(timeline()).contains("open→half_open"));
    }

    @Test
    void another_node_sees_what_this_one_found() {
        trip("model", "openai", Map.of());
        var elsewhere = new LiveHealth(names, Clock.systemUTC());
        var node = new HealthMonitor(
                new HealthTally(live, elsewhere),
                spans,
                circuits,
                settings,
                keeper,
                credentials,
                probes,
                elsewhere,
                Clock.systemUTC(),
                transactions);
        assertThat(elsewhere.of(project.toString())).isSameAs(HealthView.ALL_WELL);

        node.look();

        assertThat(elsewhere.of(project.toString()).isAllWell()).isFalse();
        assertThat(elsewhere.of(UUID.randomUUID().toString())).isSameAs(HealthView.ALL_WELL);
    }

    @Test
    void settings_are_checked_and_kept_and_audited() {
        var changed = call(
                        editor,
                        "PATCH",
                        "/health-settings",
                        Map.of("failurePercent", 25, "rateLimitPercent", 0, "probes", false))
                .expect(200)
                .data();
        assertThat(changed.path("failurePercent").intValue()).isEqualTo(25);
        assertThat(changed.path("windowSeconds").intValue()).isEqualTo(30);
        assertThat(call(editor, "GET", "/health-settings", null).data()).isEqualTo(changed);
        for (var wrong : List.of(
                Map.of("windowSeconds", 4),
                Map.of("windowSeconds", 3601),
                Map.of("minimumCalls", 0),
                Map.of("failurePercent", 101),
                Map.of("openSeconds", 0),
                Map.of("trials", 0),
                Map.of("unknown", 1))) {
            var refused = call(editor, "PATCH", "/health-settings", wrong).expect(400);
            assertThat(refused.body().path("field").asString())
                    .isEqualTo(wrong.keySet().iterator().next());
        }
        assertThat(events.stream(AuditEntry.class).map(AuditEntry::action)).contains("health_settings_changed");
    }

    @Test
    void who_may_only_look_changes_nothing_and_strangers_see_nothing() {
        var id = circuit("model", "openai").path("id").asString();
        var viewer = workspace.person(Role.VIEWER);
        call(viewer, "GET", "/circuits", null).expect(200);
        call(viewer, "GET", "/circuits/events", null).expect(200);
        for (var caller : List.of(viewer, host)) {
            call(caller, "POST", "/circuits/" + id + "/trip", Map.of()).expect(403);
            call(caller, "POST", "/circuits/" + id + "/reset", null).expect(403);
            call(caller, "PATCH", "/health-settings", Map.of("trials", 1)).expect(403);
        }
        var stranger = TestWorkspace.create(sql).person(Role.OWNER);
        call(stranger, "GET", "/circuits", null).expect(404);
        call(stranger, "POST", "/circuits/" + id + "/trip", Map.of()).expect(404);
        call(editor, "POST", "/circuits/" + UUID.randomUUID() + "/trip", Map.of())
                .expect(404);
        call(editor, "POST", "/circuits/" + id + "/trip", Map.of("until", 1)).expect(400);
    }

    @Test
    void a_timeline_is_read_page_by_page() {
        var id = trip("model", "openai", Map.of());
        call(editor, "POST", "/circuits/" + id + "/reset", null).expect(200);
        trip("provider", "openai", Map.of());
        Set<String> seen = new HashSet<>();
        var cursor = "";
        for (int page = 0; page < 3; page++) {
            var some = call(editor, "GET", "/circuits/events?limit=1" + cursor, null)
                    .expect(200);
            assertThat(some.data()).hasSize(1);
            seen.add(some.data().get(0).path("id").asString());
            cursor = "&cursor=" + some.body().path("nextCursor").asString("");
        }
        assertThat(seen).hasSize(3);
        assertThat(cursor).isEqualTo("&cursor=");
        assertThat(call(editor, "GET", "/circuits/events?circuitId=" + id, null).data())
                .hasSize(2);
        call(editor, "GET", "/circuits/events?cursor=nonsense", null).expect(400);
    }
}
