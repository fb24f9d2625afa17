package io.restormel.keys.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.KeyScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

/** What nobody did but the product itself noticed, from what hosts report to the receiver: once each, and signed. */
abstract class GovernanceEventsContract extends WebhookTestCase {

    private static final Duration PROMPT = Duration.ofSeconds(10);

    @Autowired
    @Qualifier("lifecycleWatch")
    SmartLifecycle lifecycleWatch;

    private final String path = newPath();
    private UUID project = new UUID(0, 0);
    private Caller host = new Caller.GatewayKey(UUID.randomUUID(), UUID.randomUUID(), project, null);

    @BeforeEach
    void a_project() {
        project = newProject("Shop");
        host = new Caller.GatewayKey(
                UUID.randomUUID(), workspace.id(), project, null, Set.of(KeyScope.RESOLVE, KeyScope.USAGE));
    }

    private String in(String rest) {
        return "/keys/v1/projects/" + project + rest;
    }

    private void report(int times, String status, int inputTokens) {
        var events = IntStream.range(0, times)
                .mapToObj(_ -> Map.of(
                        "eventId",
                        UUID.randomUUID().toString(),
                        "providerType",
                        "openai",
                        "modelId",
                        "gpt-4o",
                        "status",
                        status,
                        "inputTokens",
                        inputTokens))
                .toList();
        call(host, "POST", in("/usage"), Map.of("events", events)).expect(200);
    }

    /** All calls so far, delivered and looked at; the last delivery is tried twice. */
    private List<JsonNode> received(NewWebhook webhook, int wanted) {
        await().atMost(PROMPT).until(() -> deliveries(webhook).size() >= wanted);
        deliver(webhook);
        deliver(webhook);
        var calls = RECEIVER.calls(path);
        for (var call : calls) {
            try {
                assertThat(call.header("webhook-signature"))
                        .isEqualTo(WebhookDeliveryContract.standard(webhook.signingSecret(), call));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return calls.stream().map(call -> MAPPER.readTree(call.text())).toList();
    }

    @Test
    void each_threshold_of_a_budget_is_told_once() {
        var webhook = webhook(path, "budget.threshold");
        var policy = call(
                        admin,
                        "POST",
                        "/keys/v1/policies",
                        Map.of(
                                "name",
                                "Tokens",
                                "type",
                                "token_cap",
                                "ruleDefinition",
                                Map.of("limit", 1000, "thresholds", List.of(50, 100))))
                .expect(201)
                .data()
                .path("id")
                .asString();
        call(
                        admin,
                        "POST",
                        "/keys/v1/policies/" + policy + "/bindings",
                        Map.of("targetType", "project", "targetId", project.toString()))
                .expect(201);

        report(1, "succeeded", 600);
        report(1, "succeeded", 100);
        report(1, "succeeded", 400);
        report(1, "succeeded", 400);

        var told = received(webhook, 2);
        assertThat(told).extracting(each -> each.at("/data/threshold").asInt()).containsExactlyInAnyOrder(50, 100);
        assertThat(told).allSatisfy(each -> {
            assertThat(each.path("event").asString()).isEqualTo("budget.threshold");
            assertThat(each.at("/data/target_id").asString()).isEqualTo(policy);
            assertThat(each.at("/data/project_id").asString()).isEqualTo(project.toString());
            assertThat(each.at("/data/limit").asInt()).isEqualTo(1000);
        });
    }

    @Test
    void a_circuit_that_opens_and_closes_is_told_once_each() {
        var webhook = webhook(path, "health.circuit_opened", "health.circuit_closed");
        call(admin, "PATCH", in("/health-settings"), Map.of("windowSeconds", 30, "minimumCalls", 5, "openSeconds", 600))
                .expect(200);

        report(6, "failed", 10);
        assertThat(received(webhook, 1))
                .extracting(each -> each.path("event").asString())
                .containsExactly("health.circuit_opened");
        report(6, "failed", 10);
        var circuit = call(admin, "GET", in("/circuits"), null)
                .expect(200)
                .data()
                .valueStream()
                .filter(each -> !each.path("state").asString().equals("closed"))
                .findFirst()
                .orElseThrow();
        call(admin, "POST", in("/circuits/" + circuit.path("id").asString() + "/reset"), null)
                .expect(200);

        assertThat(received(webhook, 2))
                .extracting(each -> each.path("event").asString())
                .containsExactly("health.circuit_opened", "health.circuit_closed");
    }

    @Test
    void the_end_of_a_model_that_a_route_uses_is_told_once_however_often_it_is_looked_at() {
        var webhook = webhook(path, "model.lifecycle");
        var route = call(admin, "POST", in("/routes"), Map.of("name", "chat"))
                .expect(201)
                .data()
                .path("id")
                .asString();
        call(
                        admin,
                        "POST",
                        in("/routes/" + route + "/steps"),
                        Map.of("orderIndex", 0, "providerPreference", "openai", "modelId", "gpt-4.1-nano"))
                .expect(201);

        look();
        assertThat(received(webhook, 1)).singleElement().satisfies(told -> {
            assertThat(told.path("event").asString()).isEqualTo("model.lifecycle");
            assertThat(told.at("/data/action").asString()).isEqualTo("model_retired");
            assertThat(told.at("/data/target_name").asString()).isNotEmpty();
            assertThat(told.at("/data/project_id").asString()).isEqualTo(project.toString());
        });
        look();
        assertThat(received(webhook, 1)).hasSize(1);
    }

    /** A server that starts looks at all projects; one that stops finishes that first. */
    private void look() {
        lifecycleWatch.stop();
        lifecycleWatch.start();
        lifecycleWatch.stop();
        lifecycleWatch.start();
    }
}
