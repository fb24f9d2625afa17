package io.restormel.keys.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.resolve.ResolveService;
import io.restormel.keys.support.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The ModelSelector's list says what evaluate and resolve say, and a choice is checked again. */
abstract class WidgetModelsContract extends EmbedTestCase {

    private static final int ROUNDS = 4;

    @Autowired
    ResolveService resolver;

    private JsonNode models(String session) {
        return page(session, "GET", "/models").expect(200).data();
    }

    private static JsonNode model(JsonNode data, String provider, String id) {
        for (var each : data.path("models")) {
            if (each.path("providerId").asString().equals(provider)
                    && each.path("id").asString().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("No " + provider + "/" + id);
    }

    @Test
    void a_model_is_described_and_a_blocked_one_names_its_policy() {
        var session = session("u_1");
        var before = models(session);
        var model = model(before, "openai", "gpt-4o");
        assertThat(model.path("available").asBoolean()).isTrue();
        assertThat(model.path("reason").isNull()).isTrue();
        assertThat(model.path("contextWindow").asInt()).isPositive();
        assertThat(model.path("inputUsdPerMillion").asString()).matches("\\d+(\\.\\d+)?");
        assertThat(model.path("abilities").toString()).contains("vision", "tools", "json");
        assertThat(before.path("choice").isNull()).isTrue();
        assertThat(before.path("routeChoice").asBoolean()).isTrue();
        assertThat(before.at("/providers/0").toString()).isEqualTo("{\"id\":\"openai\",\"name\":\"OpenAI\"}");

        var tag = page(session, "GET", "/models").raw().getHeader("ETag");
        var known = Map.of("Origin", HOST, "Authorization", "Bearer " + session, "If-None-Match", String.valueOf(tag));
        assertThat(web("GET", "/keys/v1/widget/models", known, null)
                        .expect(304)
                        .raw()
                        .getContentAsByteArray())
                .isEmpty();

        bind(policy("No 4o", "model_denylist", Map.of("modelIds", List.of("gpt-4o"))), "project", project);
        var after =
                web("GET", "/keys/v1/widget/models", known, null).expect(200).data();
        var blocked = model(after, "openai", "gpt-4o");
        assertThat(blocked.path("available").asBoolean()).isFalse();
        assertThat(blocked.at("/reason/code").asString()).isEqualTo("policy");
        assertThat(blocked.at("/reason/policy").asString()).isEqualTo("No 4o");
    }

    @Test
    void a_choice_is_kept_for_this_end_user_and_refused_when_blocked() {
        var session = session("u_1");
        var chosen = page(HOST, session, "PUT", "/model-choice", Map.of("providerId", "openai", "modelId", "gpt-4o"))
                .expect(200)
                .data();
        assertThat(chosen.path("choice").toString()).isEqualTo("{\"providerId\":\"openai\",\"modelId\":\"gpt-4o\"}");
        assertThat(models(session).path("choice")).isEqualTo(chosen.path("choice"));
        assertThat(models(session("u_2")).path("choice").isNull()).isTrue();
        assertThat(as(host, "GET", "/end-users/u_1/model-choice", null)
                        .data()
                        .at("/0/modelId")
                        .asString())
                .isEqualTo("gpt-4o");

        bind(policy("No minis", "model_denylist", Map.of("modelIds", List.of("*-mini"))), "environment", production);
        var refused =
                page(HOST, session, "PUT", "/model-choice", Map.of("providerId", "openai", "modelId", "gpt-4o-mini"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error()).isEqualTo("model_not_allowed");
        assertThat(refused.body().at("/reason/code").asString()).isEqualTo("policy");
        assertThat(refused.body().at("/reason/policy").asString()).isEqualTo("No minis");
        var unknown =
                page(HOST, session, "PUT", "/model-choice", Map.of("providerId", "openai", "modelId", "gpt-none"));
        assertThat(unknown.body().at("/reason/code").asString()).isEqualTo("not_offered");
        assertThat(page(HOST, session, "PUT", "/model-choice", Map.of("modelId", "gpt-4o"))
                        .body()
                        .path("field")
                        .asString())
                .isEqualTo("providerId");

        for (int twice = 0; twice < 2; twice++) {
            assertThat(page(HOST, session, "PUT", "/model-choice", "{\"modelId\":null}")
                            .expect(200)
                            .data()
                            .path("choice")
                            .isNull())
                    .isTrue();
        }
        assertThat(models(session).path("choice").isNull()).isTrue();
    }

    @Test
    void a_missing_key_is_the_reason_until_the_end_user_brings_one() {
        anywhere(admin, "PUT", "/keys/v1/projects/" + project + "/credential-settings", Map.of("required", true))
                .expect(200);
        var session = session("u_1");
        var missing = model(models(session), "anthropic", anthropicModel(session));
        assertThat(missing.path("available").asBoolean()).isFalse();
        assertThat(missing.at("/reason/code").asString()).isEqualTo("no_key");
        assertThat(missing.at("/reason/provider").asString()).isEqualTo("anthropic");
        var tag = page(session, "GET", "/models").raw().getHeader("ETag");

        add(session, "anthropic", newSecret()).expect(201);
        var reply = page(session, "GET", "/models");
        assertThat(reply.raw().getHeader("ETag")).isNotEqualTo(tag);
        assertThat(model(reply.data(), "anthropic", missing.path("id").asString())
                        .path("available")
                        .asBoolean())
                .isTrue();
        assertThat(model(models(session("u_2")), "anthropic", missing.path("id").asString())
                        .path("available")
                        .asBoolean())
                .isFalse();
    }

    private String anthropicModel(String session) {
        for (var each : models(session).path("models")) {
            if (each.path("providerId").asString().equals("anthropic")
                    && each.path("lifecycle").asString().equals("active")) {
                return each.path("id").asString();
            }
        }
        throw new AssertionError("No model of Anthropic");
    }

    @Test
    void a_session_shows_its_providers_only() {
        var narrow = session(with(everything("u_1"), "providers", List.of("google")));
        assertThat(models(narrow).path("models"))
                .isNotEmpty()
                .allSatisfy(
                        each -> assertThat(each.path("providerId").asString()).isEqualTo("vertex"));
        var refused = page(HOST, narrow, "PUT", "/model-choice", Map.of("providerId", "openai", "modelId", "gpt-4o"));
        assertThat(refused.body().at("/reason/code").asString()).isEqualTo("not_offered");
    }

    /** For policies at random, every model's verdict is the one of evaluate and of a route with only that model. */
    @Test
    void the_list_agrees_with_evaluate_and_with_resolve() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        anywhere(
                        admin,
                        "POST",
                        "/keys/v1/credentials",
                        Map.of("providerType", "mistral", "secret", newSecret(), "allowedModels", List.of("*small*")))
                .expect(201);
        for (int round = 0; round < ROUNDS; round++) {
            var bound = randomPolicy(random);
            boolean everywhere = random.nextBoolean();
            bind(bound, everywhere ? "project" : "environment", everywhere ? project : production);
            var session = session("u_" + round);
            for (var each : models(session).path("models")) {
                var provider = each.path("providerId").asString();
                var id = each.path("id").asString();
                var code = each.path("reason").isNull()
                        ? ""
                        : each.at("/reason/code").asString();
                var what = "seed " + seed + ": " + provider + "/" + id + " " + code;
                assertThat(evaluated(provider, id)).as(what).isEqualTo(!code.equals("policy"));
                if (!code.equals("retired") && !code.equals("not_offered")) {
                    assertThat(resolved(provider, id)).as(what).isEqualTo(code);
                }
            }
        }
    }

    /** Whatever keys count on the route and whatever the end user brought: available is what resolve puts first. */
    @Test
    void a_choice_is_available_exactly_when_resolve_takes_it() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        anywhere(admin, "PUT", "/keys/v1/projects/" + project + "/credential-settings", Map.of("required", true))
                .expect(200);
        anywhere(admin, "POST", "/keys/v1/credentials", Map.of("providerType", "openai", "secret", newSecret()))
                .expect(201);
        bind(randomPolicy(random), "project", project);
        for (var keys : List.of("platform", "byok", "byok_then_platform")) {
            var route = as(
                            admin,
                            "POST",
                            "/routes",
                            Map.of(
                                    "environmentId",
                                    production.toString(),
                                    "name",
                                    keys,
                                    "billingMode",
                                    keys,
                                    "routeMode",
                                    "user_preferred"))
                    .expect(201)
                    .data()
                    .path("id")
                    .asString();
            var user = "u_" + keys;
            var session = session(with(everything(user), "routeId", route));
            add(session, random.nextBoolean() ? "anthropic" : "openai", newSecret())
                    .expect(201);
            var listed = new ArrayList<JsonNode>();
            models(session).path("models").forEach(listed::add);
            java.util.Collections.shuffle(listed, random);
            for (var each : listed.subList(0, 25)) {
                var choice = Map.of(
                        "routeId", route,
                        "providerType", each.path("providerId").asString(),
                        "modelId", each.path("id").asString());
                boolean stored = as(host, "PUT", "/end-users/" + user + "/model-choice", choice)
                                .status()
                        == 200;
                var asked = Map.of("environmentId", production.toString(), "routeId", route, "endUserId", user);
                boolean taken = stored
                        && as(host, "POST", "/resolve", asked)
                                .data()
                                .path("modelId")
                                .asString("")
                                .equals(each.path("id").asString());
                assertThat(taken)
                        .as("seed " + seed + ", " + keys + ": " + each)
                        .isEqualTo(each.path("available").asBoolean());
            }
        }
    }

    private UUID randomPolicy(Random random) {
        var starts = List.of("gpt-4*", "gpt-5*", "claude-*", "*-mini", "gemini-*", "*o*", "mistral-*", "*4*");
        var makers = List.of("openai", "anthropic", "vertex", "mistral", "openrouter", "groq");
        var name = "Policy " + random.nextInt(1_000);
        return switch (random.nextInt(5)) {
            case 0 -> policy(name, "model_denylist", Map.of("modelIds", some(starts, 2, random)));
            case 1 -> policy(name, "model_allowlist", Map.of("modelIds", some(starts, 5, random)));
            case 2 -> policy(name, "provider_denylist", Map.of("providerTypes", some(makers, 2, random)));
            case 3 -> policy(name, "provider_allowlist", Map.of("providerTypes", some(makers, 5, random)));
            default -> policy(name, "deprecated_model_block", Map.of());
        };
    }

    private static List<String> some(List<String> of, int count, Random random) {
        var shuffled = new ArrayList<>(of);
        java.util.Collections.shuffle(shuffled, random);
        return shuffled.subList(0, count);
    }

    private boolean evaluated(String provider, String model) {
        var asked = new TreeMap<String, Object>(
                Map.of("environmentId", production.toString(), "modelId", model, "providerType", provider));
        return anywhere(host, "POST", "/keys/v1/policies/evaluate", asked)
                .expect(200)
                .data()
                .path("allowed")
                .asBoolean();
    }

    /** What stands in the way of a route that has this model only; empty when nothing does. */
    private String resolved(String provider, String model) {
        var id = UUID.randomUUID().toString();
        var step = StepConfig.plain(UUID.randomUUID().toString(), 0, provider, model, null, null);
        var route = Routes.published(id, production.toString(), "only", step);
        var request = ResolveRequest.builder(id)
                .environment(production.toString())
                .routeId(id)
                .build();
        return switch (callers.as(host, () -> resolver.simulateDraft(project, route, request))) {
            case Resolution.Resolved _ -> "";
            case Resolution.PolicyBlocked _ -> "policy";
            case Resolution.NoKeyAvailable _ -> "no_key";
            case Resolution other -> other.code();
        };
    }
}
