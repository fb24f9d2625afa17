package io.restormel.keys.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.provider.VerificationResult.Kind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials count in resolve, from the moment that the call which changed them returns. */
abstract class ProviderKeysContract extends CredentialTestCase {

    @BeforeEach
    void aRouteOverTwoProviders() {
        var route = route(Map.of());
        step(route, 0, "openai", "gpt-4o");
        step(route, 1, "anthropic", "claude-sonnet-4");
    }

    private Reply resolve() {
        return call(gatewayKey(), "POST", "/projects/" + project + "/resolve", Map.of("routeId", "chat"));
    }

    private String provider() {
        return resolve().expect(200).data().path("providerType").asString();
    }

    @Test
    void removing_the_credential_makes_the_next_resolve_take_the_next_step() {
        assertThat(provider()).isEqualTo("openai");
        var id = credential("openai", newSecret());
        assertThat(provider()).isEqualTo("openai");

        var removed = delete("/credentials/" + id).expect(200);
        assertThat(removed.body().path("dependants")).hasSize(1);
        assertThat(removed.body().at("/dependants/0/routeName").asString()).isEqualTo("chat");

        var next = resolve().expect(200).data();
        assertThat(next.path("providerType").asString()).isEqualTo("anthropic");
        assertThat(next.at("/passedOver/0/status").asString()).isEqualTo("no_key");
        assertThat(next.at("/passedOver/0/reason").asString()).contains("openai");

        post("/credentials/" + id + "/undo", Map.of()).expect(200);
        assertThat(provider()).isEqualTo("openai");
    }

    @Test
    void pausing_and_a_refused_key_count_too_and_another_key_takes_over() {
        var secret = newSecret();
        var id = credential("openai", secret);
        patch("/credentials/" + id, Map.of("status", "paused")).expect(200);
        assertThat(provider()).isEqualTo("anthropic");
        patch("/credentials/" + id, Map.of("status", "active")).expect(200);
        assertThat(provider()).isEqualTo("openai");
        providers.answer(secret, Kind.INVALID);
        post("/credentials/" + id + "/verify", Map.of()).expect(200);
        assertThat(provider()).isEqualTo("anthropic");

        var second = credential("openai", newSecret());
        assertThat(provider()).isEqualTo("openai");
        assertThat(get("/credentials/" + second + "/dependants").data()).hasSize(1);
        patch("/credentials/" + second, Map.of("status", "revoked")).expect(200);
        assertThat(provider()).isEqualTo("anthropic");
        assertThat(patch("/credentials/" + second, Map.of("status", "active")).error())
                .isEqualTo("revoked");
    }

    @Test
    void no_key_for_any_step_is_told_and_the_host_can_hold_it_again() {
        for (var provider : List.of("openai", "anthropic")) {
            delete("/credentials/" + credential(provider, newSecret())).expect(200);
        }
        var refused = resolve();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.error()).isEqualTo("no_key_available");

        var host = post("/credentials", Map.of("providerType", "openai"))
                .expect(201)
                .data();
        assertThat(host.path("mode").asString()).isEqualTo("host");
        assertThat(provider()).isEqualTo("openai");
    }

    @Test
    void a_binding_narrows_a_credential_to_its_place() {
        var development = UUID.fromString(get("/projects/" + project + "/environments")
                .data()
                .valueStream()
                .filter(each -> each.path("type").asString().equals("dev"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString());
        var id = credential("openai", newSecret());
        var binding = post(
                        "/credentials/" + id + "/bindings", Map.of("projectId", project, "environmentId", development))
                .expect(201)
                .data()
                .path("id")
                .asString();
        assertThat(get("/credentials/" + id).data().path("reach").asString()).isEqualTo("bound");
        assertThat(provider()).isEqualTo("anthropic");
        post("/credentials/" + id + "/bindings", Map.of("projectId", project, "environmentId", production))
                .expect(201);
        assertThat(provider()).isEqualTo("openai");
        delete("/credentials/" + id + "/bindings/" + binding).expect(200);
        assertThat(provider()).isEqualTo("openai");
    }

    /** A key of one project must not take another project's host-held keys away. */
    @Test
    void a_bound_credential_concerns_no_other_project() {
        var other = callers.as(admin, () -> projects.create("Other", false));
        post("/credentials", Map.of("providerType", "openai", "secret", newSecret(), "reach", "bound"))
                .expect(201);
        assertThat(provider()).isEqualTo("openai");
        var id = post("/credentials", Map.of("providerType", "openai", "secret", newSecret(), "reach", "bound"))
                .expect(201)
                .data()
                .path("id")
                .asString();
        post("/credentials/" + id + "/bindings", Map.of("projectId", other.id()))
                .expect(201);
        delete("/credentials/" + id).expect(200);
        assertThat(provider()).isEqualTo("openai");
    }

    @Test
    void allowed_models_count_and_a_provider_without_any_credential_only_where_that_is_allowed() {
        post(
                        "/credentials",
                        Map.of(
                                "providerType",
                                "openai",
                                "secret",
                                newSecret(),
                                "allowedModels",
                                List.of("gpt-4o-mini", "o3*")))
                .expect(201);
        assertThat(provider()).isEqualTo("anthropic");

        var settings = "/projects/" + project + "/credential-settings";
        assertThat(get(settings).data().path("required").asBoolean()).isFalse();
        call(admin, "PUT", settings, Map.of("required", true)).expect(200);
        assertThat(resolve().error()).isEqualTo("no_key_available");
        credential("anthropic", newSecret());
        assertThat(provider()).isEqualTo("anthropic");
        assertThat(call(gatewayKey(), "PUT", settings, Map.of("required", false))
                        .status())
                .isEqualTo(401);
    }
}
