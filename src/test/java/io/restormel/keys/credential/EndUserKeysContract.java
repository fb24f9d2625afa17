package io.restormel.keys.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.restormel.keys.provider.VerificationResult.Kind;
import io.restormel.keys.snapshot.OtherNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** End users' keys and choices count in resolve, from the moment that the call which changed them returns. */
abstract class EndUserKeysContract extends CredentialTestCase {

    private OtherNode other;
    private String user;
    private String route;

    @BeforeEach
    void aRouteThatAsksEndUsers() {
        other = OtherNode.in(context);
        user = "u_" + UUID.randomUUID();
        route = route(Map.of("billingMode", "byok", "routeMode", "user_preferred"));
        step(route, 0, "openai", "gpt-4o");
    }

    private Reply resolve(String path) {
        return call(
                gatewayKey(),
                "POST",
                "/projects/" + project + path,
                Map.of("routeId", "chat", "endUserId", user, "environmentId", "production"));
    }

    /** The model served, or why none is; the same by simulation and by what another node has read. */
    private String served() {
        var reply = resolve("/resolve");
        var simulated = resolve("/routes/" + route + "/simulate");
        assertThat(simulated.status()).isEqualTo(reply.status());
        other.refresh();
        assertThat(other.endUser(project, user)).isEqualTo(other.hereEndUser(project, user));
        return reply.status() == 200 ? reply.data().path("modelId").asString() : reply.error();
    }

    private String add(String provider, String secret) {
        return call(gatewayKey(), "POST", users("/credentials"), Map.of("providerType", provider, "secret", secret))
                .expect(201)
                .data()
                .path("id")
                .asString();
    }

    private String users(String rest) {
        return "/projects/" + project + "/end-users/" + user + rest;
    }

    private void choose(String provider, String model) {
        call(gatewayKey(), "PUT", users("/model-choice"), Map.of("providerType", provider, "modelId", model))
                .expect(200);
    }

    @Test
    void a_key_counts_when_added_paused_refused_replaced_and_removed() {
        assertThat(served()).isEqualTo("no_key_available");
        var secret = newSecret();
        var id = add("openai", secret);
        assertThat(served()).isEqualTo("gpt-4o");

        var key = users("/credentials/" + id);
        call(gatewayKey(), "PATCH", key, Map.of("status", "paused")).expect(200);
        assertThat(served()).isEqualTo("no_key_available");
        call(gatewayKey(), "PATCH", key, Map.of("status", "active")).expect(200);
        assertThat(served()).isEqualTo("gpt-4o");
        providers.answer(secret, Kind.INVALID);
        call(gatewayKey(), "POST", key + "/verify", Map.of()).expect(200);
        assertThat(served()).isEqualTo("no_key_available");
        call(gatewayKey(), "POST", key + "/replace", Map.of("secret", newSecret()))
                .expect(200);
        assertThat(served()).isEqualTo("gpt-4o");
        call(gatewayKey(), "DELETE", key, null).expect(200);
        assertThat(served()).isEqualTo("no_key_available");
    }

    @Test
    void a_choice_counts_when_made_changed_and_forgotten() {
        add("openai", newSecret());
        choose("openai", "gpt-5.5");
        assertThat(served()).isEqualTo("gpt-5.5");
        choose("anthropic", "claude-sonnet-5-5");
        assertThat(served()).isEqualTo("gpt-4o");
        add("anthropic", newSecret());
        assertThat(served()).isEqualTo("claude-sonnet-5-5");
        call(gatewayKey(), "DELETE", users("/model-choice"), null).expect(200);
        assertThat(served()).isEqualTo("gpt-4o");
    }

    @Test
    void an_erased_user_has_neither_keys_nor_choice_and_is_named_nowhere() {
        add("openai", newSecret());
        choose("openai", "gpt-5.5");
        assertThat(served()).isEqualTo("gpt-5.5");
        call(gatewayKey(), "DELETE", users(""), null).expect(200);
        assertThat(served()).isEqualTo("no_key_available");
        var changes = io.restormel.keys.db.Tables.CONFIG_CHANGE;
        assertThat(sql.fetchExists(changes, changes.END_USER_ID.eq(user))).isFalse();
    }
}
