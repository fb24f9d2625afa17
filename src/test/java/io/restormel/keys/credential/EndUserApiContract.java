package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL;
import static io.restormel.keys.db.Tables.CREDENTIAL_SECRET;
import static io.restormel.keys.db.Tables.MODEL_CHOICE;
import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.Role;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.provider.VerificationResult.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What a host's backend does for its users, by a Gateway Key of its project. */
@RecordApplicationEvents
abstract class EndUserApiContract extends CredentialTestCase {

    @Autowired
    ApplicationEvents events;

    private Caller host;
    private String users;

    @BeforeEach
    void aHost() {
        host = gatewayKey();
        users = "/projects/" + project + "/end-users";
    }

    private Reply host(String method, String path, @Nullable Object body) {
        return call(host, method, users + path, body);
    }

    private String add(String user, String secret) {
        return host("POST", "/" + user + "/credentials", Map.of("providerType", "openai", "secret", secret))
                .expect(201)
                .data()
                .path("id")
                .asString();
    }

    @Test
    void a_user_s_key_lives_its_life() {
        var secret = newSecret();
        var id = add("user-1", secret);
        var one = "/user-1/credentials/" + id;
        var data = host("GET", one, null).expect(200).data();
        assertThat(data.path("owner").asString()).isEqualTo("end_user");
        assertThat(data.path("masked").asString()).isEqualTo("openai ••••WXYZ");
        assertThat(data.toString()).doesNotContain(secret);

        assertThat(host("POST", one + "/verify", null)
                        .expect(200)
                        .data()
                        .path("verification")
                        .asString())
                .isEqualTo("verified");
        var fresh = newSecret();
        providers.answer(fresh, Kind.INVALID);
        host("POST", one + "/replace", Map.of("secret", fresh)).expect(200);
        assertThat(host("POST", one + "/verify", null)
                        .data()
                        .path("verification")
                        .asString())
                .isEqualTo("failed");
        assertThat(host("PATCH", one, Map.of("label", "Mine", "status", "paused"))
                        .expect(200)
                        .data()
                        .path("status")
                        .asString())
                .isEqualTo("paused");
        assertThat(host("PATCH", one, Map.of("reach", "bound"))
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("reach");

        add("user-2", newSecret());
        assertThat(host("GET", "", null).data().toString())
                .isEqualTo("[{\"endUserId\":\"user-1\",\"credentials\":1,\"choices\":0},"
                        + "{\"endUserId\":\"user-2\",\"credentials\":1,\"choices\":0}]");
        assertThat(host("GET", "?after=user-1&limit=5", null).data()).hasSize(1);

        host("DELETE", one, null).expect(200);
        assertThat(host("GET", "/user-1/credentials", null).data()).isEmpty();
        assertThat(host("GET", one, null).status()).isEqualTo(404);
        assertThat(host("POST", "/user-3/credentials", Map.of("providerType", "openai"))
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("secret");
    }

    @Test
    void one_user_s_key_is_not_another_s_nor_another_project_s() {
        var id = add("user-1", newSecret());
        assertThat(host("GET", "/user-2/credentials/" + id, null).status()).isEqualTo(404);
        assertThat(host("DELETE", "/USER-1/credentials/" + id, null).status()).isEqualTo(404);
        assertThat(get("/credentials/" + id).status()).isEqualTo(404);
        assertThat(get("/credentials").data()).isEmpty();

        var other = callers.as(admin, () -> projects.create("Other", false));
        var elsewhere = new Caller.GatewayKey(UUID.randomUUID(), workspace.id(), other.id(), null);
        for (var method : List.of("GET", "DELETE", "PATCH")) {
            var path = users + "/user-1/credentials/" + id;
            assertThat(call(elsewhere, method, path, Map.of()).status()).isEqualTo(404);
            var stranger = TestWorkspace.create(sql).person(Role.OWNER);
            assertThat(call(stranger, method, path, Map.of()).status()).isEqualTo(404);
        }
        assertThat(call(workspace.person(Role.VIEWER), "DELETE", users + "/user-1", null)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_id_that_no_path_can_hold_is_named_in_the_query() {
        for (var user : List.of("team/7", "a\\b", "a;b", "50%", "-", "..")) {
            var named = "?endUserId=" + user;
            var id = host("POST", "/-/credentials" + named, Map.of("providerType", "openai", "secret", newSecret()))
                    .expect(201)
                    .data()
                    .path("id")
                    .asString();
            assertThat(host("GET", "/-/credentials" + named, null).data()).hasSize(1);
            assertThat(host("GET", "/-/credentials/" + id + named, null)
                            .data()
                            .path("id")
                            .asString())
                    .isEqualTo(id);
            host("PUT", "/-/model-choice" + named, Map.of("providerType", "openai", "modelId", "gpt-4o"))
                    .expect(200);
            assertThat(host("GET", "/-/model-choice" + named, null).data()).hasSize(1);
            host("GET", "/-/usage" + named, null).expect(200);
            assertThat(host("GET", "", null)
                            .data()
                            .valueStream()
                            .map(each -> each.path("endUserId").asString()))
                    .contains(user);
            host("DELETE", "/-" + named, null).expect(200);
            assertThat(host("GET", "/-/credentials" + named, null).data()).isEmpty();
        }
        assertThat(host("GET", "/-/credentials?endUserId=", null).status()).isEqualTo(400);
    }

    @Test
    void a_choice_is_kept_and_policy_has_its_say() {
        var choice = "/user-1/model-choice";
        var chosen = host("PUT", choice, Map.of("providerType", "OpenAI", "modelId", "gpt-4o"))
                .expect(200)
                .data();
        assertThat(chosen.path("providerType").asString()).isEqualTo("openai");
        assertThat(chosen.path("revision").asLong()).isEqualTo(1);
        var again = new HashMap<String, Object>(Map.of("providerType", "openai", "modelId", "gpt-4.1"));
        again.put("revision", 1);
        assertThat(host("PUT", choice, again).data().path("revision").asLong()).isEqualTo(2);
        assertThat(host("PUT", choice, again).error()).isEqualTo("stale_revision");

        var policy = post(
                        "/policies",
                        Map.of(
                                "name", "No o3",
                                "type", "model_denylist",
                                "ruleDefinition", Map.of("modelIds", List.of("o3*"))))
                .expect(201)
                .data()
                .path("id")
                .asString();
        post("/policies/" + policy + "/bindings", Map.of("targetType", "project", "targetId", project))
                .expect(201);
        var refused = host("PUT", choice, Map.of("providerType", "openai", "modelId", "o3-mini"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error()).isEqualTo("policy_blocked");
        assertThat(refused.body().at("/violations/0/type").asString()).isEqualTo("model_denylist");
        assertThat(host("GET", choice, null).data()).hasSize(1);

        assertThat(host(
                                "PUT",
                                choice,
                                Map.of("providerType", "openai", "modelId", "gpt-4o", "routeId", UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
        host("DELETE", choice, null).expect(200);
        assertThat(host("DELETE", choice, null).status()).isEqualTo(404);
    }

    /** As a host without sessions of its own does. */
    private void resolveFor(String user) {
        call(
                host,
                "POST",
                "/projects/" + project + "/resolve",
                Map.of("workload", "chat", "endUserId", user, "sessionId", user));
        await().until(() ->
                sql.fetchExists(USAGE_EVENT, USAGE_EVENT.PROJECT_ID.eq(project), USAGE_EVENT.END_USER_ID.eq(user)));
    }

    @Test
    void a_user_whose_id_no_path_can_hold_is_erased_by_name() {
        var user = "org/team;" + UUID.randomUUID() + "%\\";
        resolveFor(user);

        assertThat(host("POST", "/erase", Map.of("endUserId", user))
                        .expect(200)
                        .data()
                        .path("events")
                        .asInt())
                .isEqualTo(1);
        assertThat(sql.fetchCount(USAGE_EVENT, USAGE_EVENT.END_USER_ID.eq(user)))
                .isZero();
        assertThat(host("POST", "/erase", Map.of()).expect(400).error()).isEqualTo("invalid_request");
    }

    @Test
    void erasing_a_user_leaves_nothing_of_them_and_everything_of_others() {
        var user = "user-" + UUID.randomUUID();
        add(user, newSecret());
        var removed = add(user, newSecret());
        host("DELETE", "/" + user + "/credentials/" + removed, null).expect(200);
        host("PUT", "/" + user + "/model-choice", Map.of("providerType", "openai", "modelId", "gpt-4o"))
                .expect(200);
        var bystander = add("user-2", newSecret());

        resolveFor(user);
        resolveFor("user-2");
        assertThat(host("GET", "/" + user + "/usage", null)
                        .expect(200)
                        .data()
                        .path("requests")
                        .asInt())
                .isEqualTo(1);

        var receipt = host("DELETE", "/" + user, null).expect(200).data();
        assertThat(receipt.path("credentials").asInt()).isEqualTo(1);
        assertThat(receipt.path("choices").asInt()).isEqualTo(1);
        assertThat(receipt.path("erasedAt").asLong()).isPositive();
        assertThat(receipt.path("events").asInt()).isEqualTo(1);

        var recorded = sql.selectFrom(USAGE_EVENT)
                .where(USAGE_EVENT.PROJECT_ID.eq(project))
                .fetch();
        assertThat(recorded).hasSize(2);
        assertThat(recorded.formatJSON()).contains("user-2").doesNotContain(user);
        assertThat(sql.fetchCount(CREDENTIAL, CREDENTIAL.END_USER_ID.eq(user))).isZero();
        assertThat(sql.fetchCount(CREDENTIAL_SECRET, CREDENTIAL_SECRET.CREDENTIAL_ID.eq(UUID.fromString(removed))))
                .isZero();
        assertThat(sql.fetchCount(MODEL_CHOICE, MODEL_CHOICE.END_USER_ID.eq(user)))
                .isZero();
        assertThat(host("GET", "/user-2/credentials/" + bystander, null).status())
                .isEqualTo(200);
        assertThat(events.stream(EndUserErased.class))
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).doesNotContain(user));
        assertThat(host("DELETE", "/" + user, null)
                        .expect(200)
                        .data()
                        .path("credentials")
                        .asInt())
                .isZero();
    }
}
