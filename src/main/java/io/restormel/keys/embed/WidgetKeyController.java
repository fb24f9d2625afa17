package io.restormel.keys.embed;

import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.ProviderSecret;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the KeyManager asks; secrets come from the secret field's document only, and never go back. */
@RestController
@RequestMapping("/keys/v1/widget/keys")
class WidgetKeyController {

    /** A label that is a key is refused with a code of its own. */
    private static final Set<String> MAY_HOLD_KEYS = Set.of("secret", "label");

    private static final int MAX_LABEL = 120;
    private static final int MAX_SECRET = 8_000;

    private final WidgetKeyService keys;

    WidgetKeyController(WidgetKeyService keys) {
        this.keys = keys;
    }

    record RouteJson(String id, String name) {}

    private static WidgetSession allowed(WidgetCall call, WidgetAction action) {
        return call.require(WidgetComponent.KEY_MANAGER).require(action).session();
    }

    @GetMapping
    ResponseEntity<Map<String, Map<String, List<WidgetKeyJson>>>> list(
            @RequestAttribute(WidgetCall.ATTRIBUTE) WidgetCall call,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        var found = keys.list(allowed(call, WidgetAction.LIST)).stream()
                .map(WidgetKeyJson::of)
                .toList();
        return Revalidated.reply(
                call.session().id() + found.toString(), known, () -> Map.of("data", Map.of("keys", found)));
    }

    @GetMapping("/{keyId}/dependants")
    Map<String, Map<String, List<RouteJson>>> dependants(
            @RequestAttribute(WidgetCall.ATTRIBUTE) WidgetCall call, @PathVariable UUID keyId) {
        var routes = keys.dependants(allowed(call, WidgetAction.LIST), keyId).stream()
                .map(route -> new RouteJson(route.id(), route.name()))
                .toList();
        return Map.of("data", Map.of("routes", routes));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Map<String, WidgetKeyJson>> add(
            @RequestAttribute(WidgetCall.ATTRIBUTE) WidgetCall call,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var session = allowed(call.requireOwnPage(), WidgetAction.ADD);
        var body = JsonBody.of(json, Set.of("providerId", "label", "secret"), MAY_HOLD_KEYS);
        var provider = call.requireProvider(body.requiredText("providerId", 60));
        try (var secret = secret(body)) {
            return data(keys.add(session, provider, body.text("label", MAX_LABEL), secret));
        }
    }

    @PutMapping("/{keyId}/secret")
    Map<String, Map<String, WidgetKeyJson>> replace(
            @RequestAttribute(WidgetCall.ATTRIBUTE) WidgetCall call,
            @PathVariable UUID keyId,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var session = allowed(call.requireOwnPage(), WidgetAction.REPLACE);
        try (var secret = secret(JsonBody.of(json, Set.of("secret"), MAY_HOLD_KEYS))) {
            return data(keys.replace(session, keyId, secret));
        }
    }

    @PostMapping("/{keyId}/verify")
    Map<String, Map<String, WidgetKeyJson>> verify(
            @RequestAttribute(WidgetCall.ATTRIBUTE) WidgetCall call, @PathVariable UUID keyId) {
        return data(keys.verify(allowed(call, WidgetAction.VERIFY), keyId));
    }

    @DeleteMapping("/{keyId}")
    Map<String, Map<String, Long>> remove(
            @RequestAttribute(WidgetCall.ATTRIBUTE) WidgetCall call, @PathVariable UUID keyId) {
        var undoUntil = keys.remove(allowed(call, WidgetAction.REMOVE), keyId);
        return Map.of("data", Map.of("undoUntil", undoUntil.toEpochMilli()));
    }

    @PostMapping("/{keyId}/restore")
    Map<String, Map<String, WidgetKeyJson>> restore(
            @RequestAttribute(WidgetCall.ATTRIBUTE) WidgetCall call, @PathVariable UUID keyId) {
        return data(keys.restore(allowed(call, WidgetAction.REMOVE), keyId));
    }

    private static ProviderSecret secret(JsonBody body) {
        var text = body.text("secret", MAX_SECRET);
        if (text == null) {
            throw ApplicationException.invalid("secret", "is required");
        }
        return ProviderSecret.of(text);
    }

    private static Map<String, Map<String, WidgetKeyJson>> data(Credential key) {
        return Map.of("data", Map.of("key", WidgetKeyJson.of(key)));
    }
}
