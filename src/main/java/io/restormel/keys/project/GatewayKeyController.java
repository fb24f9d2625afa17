package io.restormel.keys.project;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A project's Gateway Keys over HTTP. The id of the key is in the body of a change, not in the path. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}/keys", "/keys/v1/projects/{projectId}/keys"})
class GatewayKeyController {

    /** The end of the year 9999. */
    private static final long MAX_MILLIS = 253_402_300_799_999L;

    private static final int MAX_SCOPES = 10;

    private final GatewayKeyService keys;

    GatewayKeyController(GatewayKeyService keys) {
        this.keys = keys;
    }

    @GetMapping
    Map<String, List<GatewayKeyJson>> list(@PathVariable UUID projectId) {
        return Map.of(
                "data", keys.list(projectId).stream().map(GatewayKeyJson::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, NewGatewayKeyJson> create(
            @PathVariable UUID projectId, @RequestBody(required = false) @Nullable JsonNode json) {
        var body = JsonBody.ofOptional(json, Set.of("label", "environmentId", "expiresAt", "scopes"));
        var expires = body.longInteger("expiresAt", 0, MAX_MILLIS);
        var created = keys.create(
                projectId,
                body.text("label", Names.MAX_LENGTH),
                body.uuid("environmentId"),
                expires == null ? null : Instant.ofEpochMilli(expires),
                Set.copyOf(body.texts("scopes", MAX_SCOPES, Names.MAX_LENGTH)));
        return Map.of("data", NewGatewayKeyJson.of(created));
    }

    @PatchMapping
    Map<String, Boolean> rename(@PathVariable UUID projectId, @RequestBody JsonNode json) {
        var body = JsonBody.of(json, Set.of("keyId", "label"));
        var keyId = keyId(body);
        if (!body.has("label")) {
            throw ApplicationException.invalid("label", "is required; null removes it");
        }
        keys.rename(projectId, keyId, body.text("label", Names.MAX_LENGTH));
        return Map.of("ok", true);
    }

    @DeleteMapping
    Map<String, Boolean> revoke(@PathVariable UUID projectId, @RequestBody JsonNode json) {
        keys.revoke(projectId, keyId(JsonBody.of(json, Set.of("keyId"))));
        return Map.of("ok", true);
    }

    private static UUID keyId(JsonBody body) {
        var keyId = body.uuid("keyId");
        if (keyId == null) {
            throw ApplicationException.invalid("keyId", "is required");
        }
        return keyId;
    }
}
