package io.restormel.keys.credential;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import java.time.Clock;
import java.util.LinkedHashMap;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The keys that a project's end users bring, over HTTP. The end user's id stands in the path, percent-encoded. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}/end-users", "/keys/v1/projects/{projectId}/end-users"})
class EndUserController {

    private static final int MAX_PAGE = 500;

    private final EndUserService users;
    private final EndUserAccess access;
    private final Clock clock;

    EndUserController(EndUserService users, EndUserAccess access, Clock clock) {
        this.users = users;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping
    Map<String, List<EndUser>> page(
            @PathVariable UUID projectId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw ApplicationException.invalid("limit", "must be from 1 to " + MAX_PAGE);
        }
        if (after != null) {
            EndUserAccess.checked(after);
        }
        return Map.of("data", users.page(projectId, after, limit));
    }

    @DeleteMapping("/{endUserId}")
    Map<String, Map<String, @Nullable Object>> erase(@PathVariable UUID projectId, @PathVariable String endUserId) {
        return receipt(projectId, endUserId);
    }

    /** For ids that no path can hold, which resolve takes all the same. */
    @PostMapping("/erase")
    Map<String, Map<String, @Nullable Object>> eraseNamed(
            @PathVariable UUID projectId, @RequestBody(required = false) @Nullable JsonNode body) {
        access.editor(projectId);
        return receipt(
                projectId,
                JsonBody.of(body, Set.of("endUserId")).requiredText("endUserId", CredentialCheck.MAX_END_USER));
    }

    private Map<String, Map<String, @Nullable Object>> receipt(UUID projectId, String endUserId) {
        var receipt = users.erase(projectId, endUserId);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("erasedAt", receipt.erasedAt().toEpochMilli());
        json.put("credentials", receipt.credentials());
        json.put("choices", receipt.choices());
        json.put("events", receipt.events());
        return Map.of("data", json);
    }

    @GetMapping("/{endUserId}/credentials")
    Map<String, List<CredentialJson>> list(@PathVariable UUID projectId, @PathVariable String endUserId) {
        return Map.of(
                "data",
                users.credentials(projectId, endUserId).stream().map(this::json).toList());
    }

    @PostMapping("/{endUserId}/credentials")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, CredentialJson> add(
            @PathVariable UUID projectId,
            @PathVariable String endUserId,
            @RequestBody(required = false) @Nullable JsonNode body) {
        access.editor(projectId);
        var request = CredentialBody.createOfEndUser(body);
        try (var _ = request.secret()) {
            return Map.of("data", json(users.add(projectId, endUserId, request)));
        }
    }

    @GetMapping("/{endUserId}/credentials/{credentialId}")
    Map<String, CredentialJson> get(
            @PathVariable UUID projectId, @PathVariable String endUserId, @PathVariable UUID credentialId) {
        return Map.of("data", json(users.require(projectId, endUserId, credentialId)));
    }

    @PatchMapping("/{endUserId}/credentials/{credentialId}")
    Map<String, CredentialJson> edit(
            @PathVariable UUID projectId,
            @PathVariable String endUserId,
            @PathVariable UUID credentialId,
            @RequestBody(required = false) @Nullable JsonNode body) {
        access.editor(projectId);
        var edit = CredentialBody.edit(body, users.require(projectId, endUserId, credentialId));
        return Map.of("data", json(users.edit(projectId, endUserId, credentialId, edit.revision(), edit.edit())));
    }

    @PostMapping("/{endUserId}/credentials/{credentialId}/replace")
    Map<String, CredentialJson> replace(
            @PathVariable UUID projectId,
            @PathVariable String endUserId,
            @PathVariable UUID credentialId,
            @RequestBody(required = false) @Nullable JsonNode body) {
        access.editor(projectId);
        var asked = CredentialBody.replacement(body);
        try (var secret = asked.secret()) {
            return Map.of(
                    "data",
                    json(users.replace(
                            projectId,
                            endUserId,
                            credentialId,
                            asked.revision(),
                            secret,
                            asked.baseUrl(),
                            asked.overlap())));
        }
    }

    @PostMapping("/{endUserId}/credentials/{credentialId}/verify")
    Map<String, Object> verify(
            @PathVariable UUID projectId, @PathVariable String endUserId, @PathVariable UUID credentialId) {
        var outcome = users.verify(projectId, endUserId, credentialId);
        return Map.of("data", json(outcome.credential()), "detail", outcome.detail());
    }

    @DeleteMapping("/{endUserId}/credentials/{credentialId}")
    Map<String, Boolean> remove(
            @PathVariable UUID projectId, @PathVariable String endUserId, @PathVariable UUID credentialId) {
        users.remove(projectId, endUserId, credentialId);
        return Map.of("ok", true);
    }

    private CredentialJson json(Credential credential) {
        return CredentialJson.of(credential, clock.instant());
    }
}
