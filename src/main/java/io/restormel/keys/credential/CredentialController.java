package io.restormel.keys.credential;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.Revisions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** The workspace's credentials over HTTP, with all that they can. Who may not write is told so before the body is read. */
@RestController
@RequestMapping({"/keys/dashboard/api/credentials", "/keys/v1/credentials"})
class CredentialController {

    private final CredentialService credentials;
    private final VerificationService verification;
    private final CredentialBindingService bindings;
    private final CredentialDependants dependants;
    private final CredentialAccess access;
    private final Clock clock;

    CredentialController(
            CredentialService credentials,
            VerificationService verification,
            CredentialBindingService bindings,
            CredentialDependants dependants,
            CredentialAccess access,
            Clock clock) {
        this.credentials = credentials;
        this.verification = verification;
        this.bindings = bindings;
        this.dependants = dependants;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping
    Map<String, List<CredentialJson>> list() {
        return Map.of("data", credentials.list().stream().map(this::json).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, CredentialJson> create(@RequestBody(required = false) @Nullable JsonNode body) {
        access.admin();
        var request = CredentialBody.create(body);
        try (var _ = request.secret()) {
            return Map.of("data", json(credentials.create(request)));
        }
    }

    @GetMapping("/{credentialId}")
    Map<String, CredentialJson> get(@PathVariable UUID credentialId) {
        return Map.of("data", json(credentials.require(credentialId)));
    }

    @PatchMapping("/{credentialId}")
    Map<String, CredentialJson> edit(
            @PathVariable UUID credentialId, @RequestBody(required = false) @Nullable JsonNode body) {
        access.admin();
        var edit = CredentialBody.edit(body, credentials.require(credentialId));
        return Map.of("data", json(credentials.edit(credentialId, edit.revision(), edit.edit())));
    }

    @PostMapping("/{credentialId}/replace")
    Map<String, CredentialJson> replace(
            @PathVariable UUID credentialId, @RequestBody(required = false) @Nullable JsonNode body) {
        access.admin();
        var asked = CredentialBody.replacement(body);
        try (var secret = asked.secret()) {
            return Map.of(
                    "data",
                    json(credentials.replace(
                            credentialId, asked.revision(), secret, asked.baseUrl(), asked.overlap())));
        }
    }

    @PostMapping("/{credentialId}/verify")
    Map<String, Object> verify(@PathVariable UUID credentialId) {
        var outcome = verification.verify(credentialId);
        return Map.of("data", json(outcome.credential()), "detail", outcome.detail());
    }

    /** What would be left without a key. */
    @GetMapping("/{credentialId}/dependants")
    Map<String, List<CredentialDependants.Dependant>> dependants(@PathVariable UUID credentialId) {
        return Map.of("data", dependants.of(credentialId));
    }

    @DeleteMapping("/{credentialId}")
    Map<String, Object> remove(
            @PathVariable UUID credentialId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        access.admin();
        var left = dependants.of(credentialId);
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("ok", true);
        reply.put(
                "undoUntil",
                credentials.remove(credentialId, Revisions.expected(ifMatch)).toEpochMilli());
        reply.put("dependants", left);
        return reply;
    }

    @PostMapping("/{credentialId}/undo")
    Map<String, CredentialJson> undo(@PathVariable UUID credentialId) {
        return Map.of("data", json(credentials.undoRemoval(credentialId)));
    }

    @GetMapping("/{credentialId}/bindings")
    Map<String, List<BindingJson>> bindings(@PathVariable UUID credentialId) {
        return Map.of(
                "data",
                bindings.list(credentialId).stream().map(BindingJson::of).toList());
    }

    @PostMapping("/{credentialId}/bindings")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, BindingJson> bind(
            @PathVariable UUID credentialId, @RequestBody(required = false) @Nullable JsonNode json) {
        access.admin();
        var body = CredentialBody.read(json, Set.of("projectId", "environmentId"));
        var project = body.uuid("projectId");
        if (project == null) {
            throw ApplicationException.invalid("projectId", "is required");
        }
        return Map.of("data", BindingJson.of(bindings.bind(credentialId, project, body.uuid("environmentId"))));
    }

    @DeleteMapping("/{credentialId}/bindings/{bindingId}")
    Map<String, Boolean> unbind(@PathVariable UUID credentialId, @PathVariable UUID bindingId) {
        bindings.unbind(credentialId, bindingId);
        return Map.of("ok", true);
    }

    private CredentialJson json(Credential credential) {
        return CredentialJson.of(credential, clock.instant());
    }
}
