package io.restormel.keys.access;

import io.restormel.keys.platform.JsonBody;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Management keys over HTTP. */
@RestController
@RequestMapping({"/keys/dashboard/api/management-keys", "/keys/v1/management-keys"})
class ManagementKeyController {

    private static final String TYPE = "management";

    private final ManagementKeyService keys;

    ManagementKeyController(ManagementKeyService keys) {
        this.keys = keys;
    }

    /** Times in epoch milliseconds. */
    record KeyJson(
            UUID id,
            String keyPrefix,
            String label,
            long createdAt,
            @Nullable Long lastUsedAt,
            String type) {

        static KeyJson of(ManagementKey key) {
            return new KeyJson(
                    key.id(),
                    key.shown(),
                    key.label(),
                    key.createdAt().toEpochMilli(),
                    key.lastUsedAt() == null ? null : key.lastUsedAt().toEpochMilli(),
                    TYPE);
        }
    }

    /** The only place where the key itself is told. */
    record CreatedJson(UUID keyId, String rawKey, String keyPrefix, String label, String type) {
        @Override
        public String toString() {
            return keyPrefix;
        }
    }

    @GetMapping
    Map<String, List<KeyJson>> list() {
        return Map.of("data", keys.list().stream().map(KeyJson::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, CreatedJson> create(@RequestBody(required = false) @Nullable JsonNode json) {
        var created = keys.create(JsonBody.of(json, Set.of("label")).requiredText("label", 120));
        var key = created.key();
        return Map.of("data", new CreatedJson(key.id(), created.secret(), key.shown(), key.label(), TYPE));
    }

    @DeleteMapping("/{keyId}")
    Map<String, Boolean> delete(@PathVariable UUID keyId) {
        keys.delete(keyId);
        return Map.of("ok", true);
    }
}
