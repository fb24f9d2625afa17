package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL;
import static io.restormel.keys.db.Tables.CREDENTIAL_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Role;
import io.restormel.keys.project.TestWorkspace;
import io.restormel.keys.provider.VerificationResult.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

abstract class CredentialApiContract extends CredentialTestCase {

    @Autowired
    VerificationService verification;

    @Autowired
    CredentialCleaner cleaner;

    @Test
    void an_integration_lives_its_life_as_the_original_s_clients_know_it() {
        for (var path : List.of("/keys/dashboard/api/integrations", "/keys/v1/integrations")) {
            var secret = newSecret();
            var created = post(path, Map.of("providerType", "OpenAI", "displayName", " Main ", "apiKey", secret))
                    .expect(201);
            assertThat(created.body().toString()).doesNotContain(secret);
            var data = created.data();
            assertThat(data.path("providerType").asString()).isEqualTo("openai");
            assertThat(data.path("displayName").asString()).isEqualTo("Main");
            assertThat(data.path("status").asString()).isEqualTo("active");
            assertThat(data.path("verificationStatus").asString()).isEqualTo("pending");
            assertThat(data.path("hasEncryptedCredential").asBoolean()).isTrue();
            assertThat(data.path("credentialMasked").asString()).isEqualTo("openai ••••WXYZ");
            assertThat(data.path("credentialRef").isNull()).isTrue();

            var one = path + "/" + data.path("id").asString();
            assertThat(get(one).data()).isEqualTo(data);
            assertThat(get(path).data().toString()).contains(data.path("id").asString());

            var verified = post(one + "/verify", Map.of()).expect(200).data();
            assertThat(verified.path("verificationStatus").asString()).isEqualTo("verified");
            assertThat(verified.path("lastVerifiedAt").asLong()).isPositive();
            assertThat(verified.path("verificationDetail").asString()).isNotBlank();

            var paused = patch(one, Map.of("displayName", "Second", "status", "paused"))
                    .expect(200);
            assertThat(paused.data().path("status").asString()).isEqualTo("paused");

            var binding = post(one + "/bindings", Map.of("projectId", project)).expect(201);
            assertThat(binding.data().path("projectId").asString()).isEqualTo(project.toString());
            assertThat(post(one + "/bindings", Map.of("projectId", project)).error())
                    .isEqualTo("binding_exists");
            delete(one + "/bindings/" + binding.data().path("id").asString()).expect(200);
            assertThat(get(one + "/bindings").data()).isEmpty();

            assertThat(delete(one).expect(200).body().path("ok").asBoolean()).isTrue();
            assertThat(get(one).error()).isEqualTo("not_found");
        }
    }

    @Test
    void a_reference_is_shown_and_never_a_secret() {
        var data = post("/integrations", Map.of("providerType", "anthropic", "credentialRef", "vault/anthropic"))
                .expect(201)
                .data();
        assertThat(data.path("credentialRef").asString()).isEqualTo("vault/anthropic");
        assertThat(data.path("verificationStatus").asString()).isEqualTo("reference_only");
        assertThat(data.path("hasEncryptedCredential").asBoolean()).isFalse();
        var verified = post("/integrations/" + data.path("id").asString() + "/verify", Map.of())
                .expect(200);
        assertThat(verified.data().path("verificationStatus").asString()).isEqualTo("reference_only");
    }

    @Test
    void a_gateway_key_is_never_let_in_and_a_viewer_only_looks() {
        var id = credential("openai", newSecret());
        for (var path : List.of("/integrations", "/credentials", "/integrations/" + id, "/credentials/" + id)) {
            assertThat(call(gatewayKey(), "GET", path, null).status()).isEqualTo(401);
            assertThat(call(workspace.person(Role.VIEWER), "GET", path, null).status())
                    .isEqualTo(200);
        }
        for (var path : List.of("/integrations", "/credentials", "/integrations/" + id + "/verify")) {
            assertThat(call(gatewayKey(), "POST", path, "{}").status()).isEqualTo(401);
            assertThat(call(workspace.person(Role.EDITOR), "POST", path, "{}").status())
                    .isEqualTo(403);
        }
        var stranger = TestWorkspace.create(sql).person(Role.OWNER);
        assertThat(call(stranger, "GET", "/credentials/" + id, null).status()).isEqualTo(404);
        assertThat(call(stranger, "DELETE", "/credentials/" + id, null).status())
                .isEqualTo(404);
        assertThat(call(stranger, "POST", "/credentials/" + id + "/replace", "{\"secret\":\"" + newSecret() + "\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void terms_are_kept_and_edits_compare_revisions() {
        var created = post(
                        "/credentials",
                        Map.of(
                                "providerType",
                                "openai",
                                "secret",
                                newSecret(),
                                "baseUrl",
                                "https://llm.example/v1",
                                "allowedModels",
                                List.of("gpt-4o*"),
                                "monthlyCapUsd",
                                250.5,
                                "orderIndex",
                                2,
                                "weight",
                                3))
                .expect(201)
                .data();
        var path = "/credentials/" + created.path("id").asString();
        assertThat(created.path("allowedModels").get(0).asString()).isEqualTo("gpt-4o*");
        assertThat(created.path("monthlyCapUsd").decimalValue()).isEqualByComparingTo("250.5");
        assertThat(created.path("baseUrl").asString()).isEqualTo("https://llm.example/v1");

        var edited =
                patch(path, Map.of("label", "Batch", "revision", 1)).expect(200).data();
        assertThat(edited.path("revision").asLong()).isEqualTo(2);
        assertThat(edited.path("orderIndex").asInt()).isEqualTo(2);
        assertThat(patch(path, Map.of("label", "Late", "revision", 1)).error()).isEqualTo("stale_revision");

        assertThat(patch(path, Map.of("baseUrl", "https://evil.example")).error())
                .isEqualTo("secret_required");
        assertThat(post("/credentials", Map.of("providerType", "openai", "baseUrl", "https://10.0.0.1"))
                        .error())
                .isEqualTo("invalid_base_url");
        var moved = post(path + "/replace", Map.of("secret", newSecret(), "baseUrl", "https://new.example"))
                .expect(200);
        assertThat(moved.data().path("baseUrl").asString()).isEqualTo("https://new.example");
    }

    @Test
    void a_provider_is_known_by_each_of_its_spellings_and_by_no_other() {
        for (var spelling : List.of("vertex", "google", "Vertex AI", "google_cloud", "generative_ai", "gemini")) {
            var created = post("/integrations", Map.of("providerType", spelling, "credentialRef", "vault/google"))
                    .expect(201);
            assertThat(created.data().path("providerType").asString())
                    .as(spelling)
                    .isEqualTo("vertex");
        }
        assertThat(post("/integrations", Map.of("providerType", "x.ai", "credentialRef", "vault/xai"))
                        .expect(201)
                        .data()
                        .path("providerType")
                        .asString())
                .isEqualTo("xai");
        for (var path : List.of("/integrations", "/credentials")) {
            var refused = post(path, Map.of("providerType", "opneai")).expect(400);
            assertThat(refused.body().path("field").asString()).isEqualTo("providerType");
        }
    }

    @Test
    void what_is_no_credential_is_refused_by_its_field() {
        assertThat(post("/credentials", Map.of()).body().path("field").asString())
                .isEqualTo("providerType");
        assertThat(post("/credentials", Map.of("providerType", "a b/c"))
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("providerType");
        assertThat(post("/credentials", Map.of("providerType", "openai", "label", newSecret()))
                        .error())
                .isEqualTo("invalid_label");
        assertThat(post("/integrations", Map.of("providerType", "openai", "credentialRef", newSecret()))
                        .error())
                .isEqualTo("invalid_reference");
        assertThat(post("/credentials", Map.of("providerType", "openai", "secret", "rk_0123456789abcdef"))
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("secret");
        assertThat(post("/credentials", Map.of("providerType", "openai", "status", "active"))
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("status");
    }

    /** As a script with an unset variable sends it: taken for a key held by the host, it would count as usable. */
    @Test
    void an_empty_secret_or_reference_makes_no_credential_of_the_host() {
        for (var field : List.of("secret", "reference")) {
            for (var blank : List.of("", "  ")) {
                var refused = post("/credentials", Map.of("providerType", "openai", field, blank));
                assertThat(refused.expect(400).body().path("field").asString()).isEqualTo(field);
            }
        }
        assertThat(get("/credentials").data()).isEmpty();
    }

    @Test
    void a_verification_keeps_what_is_known_when_the_provider_says_nothing_about_the_key() {
        var secret = newSecret();
        var path = "/credentials/" + credential("openai", secret);
        providers.answer(secret, Kind.NETWORK);
        assertThat(post(path + "/verify", Map.of()).data().path("verification").asString())
                .isEqualTo("pending");
        providers.answer(secret, Kind.INVALID);
        var refused = post(path + "/verify", Map.of()).data();
        assertThat(refused.path("verification").asString()).isEqualTo("failed");
        assertThat(refused.path("usable").asBoolean()).isFalse();
        providers.answer(secret, Kind.NO_QUOTA);
        var noQuota = post(path + "/verify", Map.of()).data();
        assertThat(noQuota.path("verification").asString()).isEqualTo("failed");
        assertThat(noQuota.path("verificationCode").asString()).isEqualTo("no_quota");
        providers.answer(secret, Kind.VALID);
        assertThat(post(path + "/verify", Map.of()).data().path("verification").asString())
                .isEqualTo("verified");

        post(path + "/verify", Map.of()).expect(200);
        var sixth = post(path + "/verify", Map.of());
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.error()).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(sixth.raw().getHeader("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void a_due_credential_is_verified_once_and_again_in_about_a_day() {
        var secret = newSecret();
        var id = credential("openai", secret);
        providers.answer(secret, Kind.INVALID);
        sql.update(CREDENTIAL)
                .set(CREDENTIAL.VERIFY_DUE_AT, Instant.parse("2020-01-01T00:00:00Z"))
                .where(CREDENTIAL.ID.eq(id))
                .execute();
        verification.verifyDue(50);
        var row = sql.selectFrom(CREDENTIAL).where(CREDENTIAL.ID.eq(id)).fetchSingle();
        assertThat(row.getVerification()).isEqualTo("failed");
        assertThat(Duration.between(Instant.now(), row.getVerifyDueAt()))
                .isBetween(Duration.ofHours(21), Duration.ofHours(27));
    }

    @Test
    void a_replaced_secret_is_kept_for_the_overlap_and_serves_if_the_new_one_is_refused() {
        var old = newSecret();
        var fresh = newSecret();
        var id = credential("openai", old);
        post("/credentials/" + id + "/bindings", Map.of("projectId", project)).expect(201);

        var replaced = post("/credentials/" + id + "/replace", Map.of("secret", fresh, "overlapSeconds", 3600))
                .expect(200)
                .data();
        assertThat(replaced.path("id").asString()).isEqualTo(id.toString());
        assertThat(replaced.path("verification").asString()).isEqualTo("pending");
        assertThat(replaced.path("previousUntil").asLong()).isPositive();
        assertThat(get("/credentials/" + id + "/bindings").data()).hasSize(1);

        providers.answer(fresh, Kind.INVALID);
        var failed = post("/credentials/" + id + "/verify", Map.of()).data();
        assertThat(failed.path("verification").asString()).isEqualTo("failed");
        assertThat(failed.path("usable").asBoolean()).isTrue();

        sql.update(CREDENTIAL_SECRET)
                .set(CREDENTIAL_SECRET.VALID_UNTIL, Instant.parse("2020-01-01T00:00:00Z"))
                .where(CREDENTIAL_SECRET.CREDENTIAL_ID.eq(id), CREDENTIAL_SECRET.SLOT.eq("previous"))
                .execute();
        cleaner.clean();
        assertThat(get("/credentials/" + id).data().path("usable").asBoolean()).isFalse();
        assertThat(secretsOf(id)).isOne();
    }

    @Test
    void removing_can_be_undone_for_a_moment_and_then_destroys_the_secret() {
        var id = credential("openai", newSecret());
        var path = "/credentials/" + id;
        var removed = delete(path).expect(200);
        assertThat(removed.body().path("undoUntil").asLong()).isGreaterThan(System.currentTimeMillis());
        assertThat(get(path).status()).isEqualTo(404);
        cleaner.clean();
        assertThat(secretsOf(id)).isOne();
        post(path + "/undo", Map.of()).expect(200);
        assertThat(get(path).data().path("usable").asBoolean()).isTrue();

        delete(path).expect(200);
        sql.update(CREDENTIAL)
                .set(CREDENTIAL.REMOVED_AT, Instant.now().minusSeconds(30))
                .where(CREDENTIAL.ID.eq(id))
                .execute();
        assertThat(post(path + "/undo", Map.of()).error()).isEqualTo("undo_expired");
        cleaner.clean();
        assertThat(secretsOf(id)).isZero();
        assertThat(delete(path).status()).isEqualTo(404);
    }

    @Test
    void a_long_unused_credential_is_marked() {
        var id = credential("openai", newSecret());
        assertThat(get("/credentials/" + id).data().path("unusedFor30Days").asBoolean())
                .isFalse();
        sql.update(CREDENTIAL)
                .set(CREDENTIAL.CREATED_AT, Instant.now().minus(Duration.ofDays(31)))
                .where(CREDENTIAL.ID.eq(id))
                .execute();
        assertThat(get("/credentials/" + id).data().path("unusedFor30Days").asBoolean())
                .isTrue();
    }

    private int secretsOf(UUID id) {
        return sql.fetchCount(CREDENTIAL_SECRET, CREDENTIAL_SECRET.CREDENTIAL_ID.eq(id));
    }
}
