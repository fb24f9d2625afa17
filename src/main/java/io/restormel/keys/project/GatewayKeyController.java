package io.restormel.keys.project;

import io.restormel.keys.access.KeyScope;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.Idempotent;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.platform.Revisions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A project's Gateway Keys over HTTP. As in the original, the id of the key to edit or to revoke is in the body. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}/keys", "/keys/v1/projects/{projectId}/keys"})
class GatewayKeyController {

    /** The end of the year 9999. */
    private static final long MAX_MILLIS = 253_402_300_799_999L;

    private static final int MAX_SCOPES = 10;
    private static final int MAX_RANGE = 50;
    private static final int DEFAULT_OVERLAP_HOURS = 24;

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
        var body = JsonBody.ofOptional(
                json, Set.of("label", "environmentId", "expiresAt", "scopes", "ipRanges", "requestsPerMinute"));
        var environmentId = body.uuid("environmentId");
        // A blank one is a variable that was not set, and not a key for everything.
        if (environmentId == null && body.has("environmentId") && !body.isNull("environmentId")) {
            throw ApplicationException.invalid("environmentId", "must be a UUID");
        }
        var plain = GatewayKeySettings.plain(null, environmentId, null);
        return Map.of("data", NewGatewayKeyJson.of(keys.create(projectId, changed(plain, body))));
    }

    @PatchMapping
    Map<String, Object> edit(@PathVariable UUID projectId, @RequestBody JsonNode json) {
        var body = JsonBody.of(
                json, Set.of("keyId", "revision", "label", "expiresAt", "scopes", "ipRanges", "requestsPerMinute"));
        var edited = keys.edit(
                projectId,
                keyId(body),
                body.longInteger("revision", 1, Long.MAX_VALUE),
                settings -> changed(settings, body));
        return Map.of("ok", true, "data", GatewayKeyJson.of(edited));
    }

    /** What the body does not name stays as it is. */
    private static GatewayKeySettings changed(GatewayKeySettings before, JsonBody body) {
        var expires = body.longInteger("expiresAt", 0, MAX_MILLIS);
        return new GatewayKeySettings(
                body.has("label") ? body.text("label", Names.MAX_LENGTH) : before.label(),
                before.environmentId(),
                body.has("expiresAt") ? (expires == null ? null : Instant.ofEpochMilli(expires)) : before.expiresAt(),
                body.has("scopes") ? scopes(body) : before.scopes(),
                body.has("ipRanges")
                        ? body.texts("ipRanges", GatewayKeyCheck.MAX_RANGES, MAX_RANGE)
                        : before.ipRanges(),
                body.has("requestsPerMinute")
                        ? body.integer("requestsPerMinute", 1, GatewayKeyCheck.MAX_PER_MINUTE)
                        : before.requestsPerMinute());
    }

    private static @Nullable Set<KeyScope> scopes(JsonBody body) {
        if (body.isNull("scopes")) {
            return null;
        }
        var names = body.texts("scopes", MAX_SCOPES, Names.MAX_LENGTH);
        Set<KeyScope> scopes = new HashSet<>();
        for (var name : names) {
            scopes.add(KeyScope.of(name)
                    .orElseThrow(() -> ApplicationException.invalid(
                            "scopes", "may hold resolve, usage, credentials and manage only")));
        }
        return scopes;
    }

    /** Answers with another secret; the present one works on for the overlap. */
    @Idempotent
    @PostMapping("/{keyId}/rotate")
    Map<String, NewGatewayKeyJson> rotate(
            @PathVariable UUID projectId,
            @PathVariable UUID keyId,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var hours = JsonBody.ofOptional(json, Set.of("overlapHours"))
                .integer("overlapHours", 0, (int) GatewayKeyService.LONGEST_OVERLAP.toHours());
        var overlap = Duration.ofHours(Objects.requireNonNullElse(hours, DEFAULT_OVERLAP_HOURS));
        return Map.of("data", NewGatewayKeyJson.of(keys.rotate(projectId, keyId, overlap)));
    }

    /** Ends the secret that a rotation replaced. */
    @DeleteMapping("/{keyId}/outgoing")
    Map<String, Boolean> endOverlap(
            @PathVariable UUID projectId,
            @PathVariable UUID keyId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        keys.endOverlap(projectId, keyId, Revisions.expected(ifMatch));
        return Map.of("ok", true);
    }

    @DeleteMapping
    Map<String, Boolean> revoke(@PathVariable UUID projectId, @RequestBody JsonNode json) {
        var body = JsonBody.of(json, Set.of("keyId", "revision"));
        keys.revoke(projectId, keyId(body), body.longInteger("revision", 1, Long.MAX_VALUE));
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
