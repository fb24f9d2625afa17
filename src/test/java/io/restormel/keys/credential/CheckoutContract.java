package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.project.GatewayKeyService;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A library-first host gets the secret that a decision needs, once. */
@RecordApplicationEvents
abstract class CheckoutContract extends CredentialTestCase {

    @Autowired
    ApplicationEvents events;

    @Autowired
    GatewayKeyService keys;

    private Caller.GatewayKey host;

    @BeforeEach
    void aRouteAndAHost() {
        host = library();
        var route = route(Map.of("billingMode", "byok_then_platform"));
        step(route, 0, "openai", "gpt-4o");
    }

    private String decide(@Nullable String endUser) {
        return decide(host, endUser).path("requestId").asString();
    }

    private Reply checkOut(Caller caller, String decision) {
        return call(caller, "POST", "/projects/" + project + "/credentials/checkout", Map.of("decisionId", decision));
    }

    @Test
    void the_secret_is_handed_out_once_and_may_not_be_cached() {
        var secret = newSecret();
        var id = credential("openai", secret);
        var decision = decide(null);

        var reply = checkOut(host, decision).expect(200);
        assertThat(reply.data().path("secret").asString()).isEqualTo(secret);
        assertThat(reply.data().path("providerType").asString()).isEqualTo("openai");
        assertThat(reply.data().path("modelId").asString()).isEqualTo("gpt-4o");
        assertThat(reply.data().path("source").asString()).isEqualTo("platform");
        assertThat(reply.data().path("expiresAt").asLong()).isGreaterThan(System.currentTimeMillis());
        assertThat(reply.raw().getHeader("Cache-Control")).contains("no-store");
        assertThat(checkOut(host, decision).error()).isEqualTo("already_checked_out");
        assertThat(events.stream(CredentialEvent.CheckedOut.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.decisionId()).hasToString(decision);
                    assertThat(event.actorId()).isEqualTo(host.actorId());
                });
        assertThat(get("/credentials/" + id).data().path("lastUsedAt").asLong()).isPositive();
        checkOut(host, decide(null)).expect(200);
    }

    @Test
    void a_key_without_the_scope_a_person_and_another_project_get_nothing() {
        credential("openai", newSecret());
        var decision = decide(null);
        assertThat(checkOut(gatewayKey(), decision).error()).isEqualTo("scope_required");
        assertThat(checkOut(admin, decision).error()).isEqualTo("scope_required");

        var other = callers.as(admin, () -> projects.create("Other", false));
        var elsewhere = new Caller.GatewayKey(
                UUID.randomUUID(),
                workspace.id(),
                other.id(),
                null,
                Set.of(KeyScope.RESOLVE, KeyScope.USAGE, KeyScope.CREDENTIALS));
        assertThat(checkOut(elsewhere, decision).status()).isEqualTo(404);
        assertThat(call(
                                elsewhere,
                                "POST",
                                "/projects/" + other.id() + "/credentials/checkout",
                                Map.of("decisionId", decision))
                        .status())
                .isEqualTo(404);
        var development = callers.as(admin, () -> projects.environments(project)).stream()
                .filter(each -> !each.id().equals(production))
                .findFirst()
                .orElseThrow()
                .id();
        var narrow = new Caller.GatewayKey(
                UUID.randomUUID(),
                workspace.id(),
                project,
                development,
                Set.of(KeyScope.RESOLVE, KeyScope.USAGE, KeyScope.CREDENTIALS));
        assertThat(checkOut(narrow, decision).status()).isEqualTo(404);
        assertThat(checkOut(host, UUID.randomUUID().toString()).status()).isEqualTo(404);
        checkOut(host, decision).expect(200);
    }

    @Test
    void the_scope_is_an_admin_s_to_give() {
        var created = post("/projects/" + project + "/keys", Map.of("scopes", java.util.List.of("credentials")))
                .expect(201);
        assertThat(created.data().path("rawKey").asString()).startsWith("rk_");
        assertThat(get("/projects/" + project + "/keys")
                        .data()
                        .at("/0/scopes/0")
                        .asString())
                .isEqualTo("credentials");
        var ask = Map.of("scopes", java.util.List.of("credentials"));
        assertThat(call(host, "POST", "/projects/" + project + "/keys", ask).status())
                .isEqualTo(403);
        assertThat(post("/projects/" + project + "/keys", Map.of("scopes", java.util.List.of("everything")))
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("scopes");
    }

    @Test
    void the_key_that_the_decision_was_made_with_is_handed_out_and_no_other() {
        credential("openai", newSecret());
        var own = newSecret();
        call(
                        host,
                        "POST",
                        "/projects/" + project + "/end-users/u1/credentials",
                        Map.of("providerType", "openai", "secret", own))
                .expect(201);
        var before = decide("u1");
        var recorded = recorded(before);
        var mine = checkOut(host, decide("u1")).expect(200).data();
        assertThat(mine.path("secret").asString()).isEqualTo(own);
        assertThat(mine.path("source").asString()).isEqualTo("byok");
        var theirs = checkOut(host, decide("u2")).expect(200).data();
        assertThat(theirs.path("source").asString()).isEqualTo("platform");

        call(host, "DELETE", "/projects/" + project + "/end-users/u1", null).expect(200);
        assertThat(checkOut(host, before).status()).isIn(404, 409);
        assertThat(checkOut(host, recorded.toString()).error()).isEqualTo("no_key_available");
        assertThat(checkOut(host, decide("u1")).data().path("source").asString())
                .isEqualTo("platform");
    }

    @Test
    void where_only_ours_count_a_user_s_own_key_is_never_handed_out() {
        var routes = "/projects/" + project + "/routes";
        var id = get(routes).data().at("/0/id").asString();
        patch(routes + "/" + id, Map.of("billingMode", "platform")).expect(200);
        credential("openai", newSecret());
        var users = "/projects/" + project + "/end-users/u1/credentials";
        call(host, "POST", users, Map.of("providerType", "openai", "secret", newSecret()))
                .expect(201);
        assertThat(checkOut(host, decide("u1")).data().path("source").asString())
                .isEqualTo("platform");
    }

    @Test
    void order_models_and_bindings_choose_among_several() {
        var second = newSecret();
        post("/credentials", Map.of("providerType", "openai", "secret", second, "orderIndex", 1))
                .expect(201);
        post(
                        "/credentials",
                        Map.of(
                                "providerType",
                                "openai",
                                "secret",
                                newSecret(),
                                "allowedModels",
                                java.util.List.of("o3*")))
                .expect(201);
        post("/credentials", Map.of("providerType", "openai", "secret", newSecret(), "reach", "bound"))
                .expect(201);
        assertThat(checkOut(host, decide(null)).data().path("secret").asString())
                .isEqualTo(second);
        var first = newSecret();
        credential("openai", first);
        assertThat(checkOut(host, decide(null)).data().path("secret").asString())
                .isEqualTo(first);
    }

    @Test
    void what_is_not_held_here_is_told() {
        assertThat(checkOut(host, decide(null)).error()).isEqualTo("no_key_available");
        post("/credentials", Map.of("providerType", "openai", "reference", "vault/openai"))
                .expect(201);
        assertThat(checkOut(host, decide(null)).error()).isEqualTo("held_by_host");
    }

    /** As on another node, or after a restart: then only the recorded request tells of the decision. */
    @Test
    void a_recorded_decision_will_do_until_it_is_too_old() {
        var secret = newSecret();
        credential("openai", secret);
        var recent = recordedAt(Instant.now().minusSeconds(60));
        var old = recordedAt(Instant.now().minusSeconds(600));
        assertThat(checkOut(host, recent.toString()).data().path("secret").asString())
                .isEqualTo(secret);
        assertThat(checkOut(host, old.toString()).status()).isEqualTo(404);
    }

    private UUID recordedAt(Instant at) {
        return recorded(decide(null), at);
    }

    private UUID recorded(String id) {
        return recorded(id, Instant.now());
    }

    private UUID recorded(String id, Instant at) {
        var decision = UUID.fromString(id);
        await().until(() -> sql.fetchExists(USAGE_EVENT, USAGE_EVENT.ID.eq(decision)));
        var copy = UUID.randomUUID();
        var row = sql.selectFrom(USAGE_EVENT).where(USAGE_EVENT.ID.eq(decision)).fetchSingle();
        row.setId(copy);
        row.setOccurredAt(at);
        sql.insertInto(USAGE_EVENT).set(row).execute();
        return copy;
    }

    @Test
    void of_many_at_once_one_gets_the_secret() throws Exception {
        credential("openai", newSecret());
        var decision = decide(null);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = pool.invokeAll(IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(
                            _ -> () -> checkOut(host, decision).status())
                    .toList());
            int successes = 0;
            for (var each : replies) {
                successes += each.get() == 200 ? 1 : 0;
            }
            assertThat(successes).isOne();
        }
    }
}
