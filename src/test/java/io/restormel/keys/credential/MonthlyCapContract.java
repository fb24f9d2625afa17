package io.restormel.keys.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.access.Caller;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

/** What calls cost counts against the credential they were made with, and a cap that is reached is in force. */
abstract class MonthlyCapContract extends CredentialTestCase {

    @Autowired
    SpendRepository spend;

    @Autowired
    CredentialRepository credentials;

    @Autowired
    LiveConfiguration live;

    @Autowired
    MonthlyCaps caps;

    @Autowired
    PlatformTransactionManager transactions;

    private Caller.GatewayKey host;

    @BeforeEach
    void a_route() {
        host = library();
        var route = route(Map.of("billingMode", "byok_then_platform"));
        step(route, 0, "openai", "gpt-4o");
        step(route, 1, "anthropic", "claude-sonnet-4-5");
    }

    private UUID capped(String secret, int order, double cap) {
        return UUID.fromString(post(
                        "/credentials",
                        Map.of(
                                "providerType",
                                "openai",
                                "label",
                                "Main",
                                "secret",
                                secret,
                                "orderIndex",
                                order,
                                "monthlyCapUsd",
                                cap))
                .expect(201)
                .data()
                .path("id")
                .asString());
    }

    private JsonNode decide(@Nullable String endUser) {
        return decide(host, endUser);
    }

    private JsonNode checkOut(JsonNode decision) {
        return call(
                        host,
                        "POST",
                        "/projects/" + project + "/credentials/checkout",
                        Map.of("decisionId", decision.path("requestId").asString()))
                .expect(200)
                .data();
    }

    /** 10,000 tokens of input: 0.025 US dollars. */
    private void report(@Nullable JsonNode decision) {
        report(decision, UUID.randomUUID().toString());
    }

    private void report(@Nullable JsonNode decision, String eventId) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "eventId",
                eventId,
                "status",
                "succeeded",
                "providerType",
                "openai",
                "modelId",
                "gpt-4o",
                "inputTokens",
                10_000,
                "outputTokens",
                0));
        if (decision != null) {
            body.put("decisionId", decision.path("requestId").asString());
        }
        assertThat(call(host, "POST", "/projects/" + project + "/usage", body).status())
                .isBetween(200, 202);
    }

    @Test
    void a_key_that_reached_its_cap_is_passed_over_with_the_cap_as_the_reason_until_the_cap_is_raised() {
        var id = capped(newSecret(), 0, 0.04);
        assertThat(decide(null).path("providerType").asString()).isEqualTo("openai");
        report(null);
        assertThat(caps.spentThisMonth(id)).isEqualByComparingTo("0.025");
        assertThat(decide(null).path("providerType").asString()).isEqualTo("openai");

        report(null);

        var next = decide(null);
        assertThat(next.path("providerType").asString()).isEqualTo("anthropic");
        assertThat(next.at("/passedOver/0/reason").asString())
                .isEqualTo("No usable key for openai: the monthly cap of 0.04 USD of credential “Main” is reached");
        patch("/credentials/" + id, Map.of("monthlyCapUsd", 1)).expect(200);
        assertThat(decide(null).path("providerType").asString()).isEqualTo("openai");
    }

    @Test
    void a_report_that_is_sent_twice_counts_once() {
        var id = capped(newSecret(), 0, 1);
        report(null, "e1");
        report(null, "e1");

        assertThat(caps.spentThisMonth(id)).isEqualByComparingTo("0.025");
    }

    @Test
    void the_next_in_order_goes_on_where_the_first_is_at_its_cap_and_each_pays_for_its_own_calls() {
        var first = newSecret();
        var second = newSecret();
        var one = capped(first, 0, 0.02);
        var two = capped(second, 1, 5);
        var decision = decide(null);
        assertThat(checkOut(decision).path("secret").asString()).isEqualTo(first);
        report(decision);

        var next = decide(null);
        assertThat(next.path("providerType").asString()).isEqualTo("openai");
        assertThat(checkOut(next).path("secret").asString()).isEqualTo(second);
        report(next);

        assertThat(caps.spentThisMonth(one)).isEqualByComparingTo("0.025");
        assertThat(caps.spentThisMonth(two)).isEqualByComparingTo("0.025");
        // Which of the two an app used that checked nothing out is not known.
        report(null);
        assertThat(caps.spentThisMonth(one).add(caps.spentThisMonth(two))).isEqualByComparingTo("0.05");
    }

    @Test
    void weights_share_the_calls_among_those_of_one_order() {
        var often = newSecret();
        var seldom = newSecret();
        post("/credentials", Map.of("providerType", "openai", "secret", often, "weight", 9))
                .expect(201);
        post("/credentials", Map.of("providerType", "openai", "secret", seldom, "weight", 1))
                .expect(201);
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            seen.merge(checkOut(decide(null)).path("secret").asString(), 1, Integer::sum);
        }
        assertThat(seen.get(often)).isBetween(150, 198);
        assertThat(seen.get(seldom)).isBetween(2, 50);
    }

    @Test
    void an_end_users_key_at_its_cap_gives_way_to_ours() {
        credential("openai", newSecret());
        var users = "/projects/" + project + "/end-users/u1/credentials";
        call(host, "POST", users, Map.of("providerType", "openai", "secret", newSecret(), "monthlyCapUsd", 0.01))
                .expect(201);
        var decision = decide("u1");
        assertThat(decision.path("keySource").asString()).isEqualTo("byok");
        checkOut(decision);
        report(decision);

        assertThat(decide("u1").path("keySource").asString()).isEqualTo("platform");
    }

    @Test
    void a_new_month_renews_what_was_at_its_cap() {
        var id = capped(newSecret(), 0, 0.01);
        report(null);
        var now = new AtomicReference<>(Instant.now());
        List<Object> published = new ArrayList<>();
        var recorder = new SpendRecorder(spend, credentials, live, clock(now), published::add, transactions);
        recorder.turnMonth();
        recorder.turnMonth();
        assertThat(published).isEmpty();

        now.set(Instant.now().plus(31, ChronoUnit.DAYS));
        recorder.turnMonth();

        assertThat(published).contains(new ConfigChanged(null));
        assertThat(published)
                .filteredOn(each -> each instanceof AuditEntry entry
                        && entry.action().equals("credential_cap_renewed")
                        && id.equals(entry.target().id()))
                .hasSize(1);
        assertThat(spend.spent(List.of(id), SpendRepository.monthOf(now.get()))).isEmpty();
        assertThat(spend.spent(List.of(id), caps.month())).containsValue(new BigDecimal("0.025000000000000"));
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    @Test
    void the_bindings_of_a_project_are_listed_with_a_summary_that_names_no_secret() {
        var id = credential("openai", newSecret());
        post("/credentials/" + id + "/bindings", Map.of("projectId", project.toString()))
                .expect(201);
        credential("anthropic", newSecret());

        var listed = call(host, "GET", "/projects/" + project + "/provider-bindings", null)
                .expect(200);

        assertThat(listed.data()).hasSize(1);
        var binding = listed.data().get(0);
        assertThat(binding.path("providerIntegrationId").asString()).isEqualTo(id.toString());
        assertThat(binding.path("status").asString()).isEqualTo("active");
        assertThat(binding.at("/integration/providerType").asString()).isEqualTo("openai");
        assertThat(binding.at("/integration/hasEncryptedCredential").booleanValue())
                .isTrue();
        assertThat(binding.at("/integration/credentialMasked").asString()).endsWith("WXYZ");
        assertThat(listed.body().toString()).doesNotContain("credentialRef", "sk-test");
        var stranger = new Caller.GatewayKey(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null);
        assertThat(call(stranger, "GET", "/projects/" + project + "/provider-bindings", null)
                        .status())
                .isEqualTo(404);
    }
}
