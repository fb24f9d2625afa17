package io.restormel.keys.credential;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.Revisions;
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

/** The workspace's credentials by the names and shapes of the original ("integrations"). Gateway Keys get 401. */
@RestController
@RequestMapping({"/keys/dashboard/api/integrations", "/keys/v1/integrations"})
class IntegrationController {

    private final CredentialService credentials;
    private final VerificationService verification;
    private final CredentialBindingService bindings;
    private final CredentialAccess access;

    IntegrationController(
            CredentialService credentials,
            VerificationService verification,
            CredentialBindingService bindings,
            CredentialAccess access) {
        this.credentials = credentials;
        this.verification = verification;
        this.bindings = bindings;
        this.access = access;
    }

    @GetMapping
    Map<String, List<IntegrationJson>> list() {
        return Map.of(
                "data", credentials.list().stream().map(IntegrationJson::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, IntegrationJson> create(@RequestBody(required = false) @Nullable JsonNode json) {
        access.admin();
        var body = CredentialBody.read(json, Set.of("providerType", "displayName", "credentialRef", "apiKey"));
        var provider = body.requiredText("providerType", 60);
        var name = body.text("displayName", CredentialCheck.MAX_LABEL);
        var reference = body.text("credentialRef", CredentialCheck.MAX_REFERENCE);
        try (var secret = CredentialBody.secret(body, "apiKey")) {
            // With both, the original keeps the key and shows no reference.
            var request = new NewCredential(
                    provider, name, secret, secret == null ? reference : null, null, Reach.WORKSPACE, Terms.DEFAULT);
            return Map.of("data", IntegrationJson.of(credentials.create(request)));
        }
    }

    @GetMapping("/{integrationId}")
    Map<String, IntegrationJson> get(@PathVariable UUID integrationId) {
        return Map.of("data", IntegrationJson.of(credentials.require(integrationId)));
    }

    @PatchMapping("/{integrationId}")
    Map<String, IntegrationJson> edit(
            @PathVariable UUID integrationId, @RequestBody(required = false) @Nullable JsonNode json) {
        access.admin();
        var body = CredentialBody.read(json, Set.of("displayName", "status", "revision"));
        var edit = CredentialEdit.of(credentials.require(integrationId));
        if (body.has("displayName")) {
            edit = edit.withLabel(body.text("displayName", CredentialCheck.MAX_LABEL));
        }
        edit = edit.withStatus(CredentialBody.word(body, "status", CredentialStatus.class, edit.status()));
        return Map.of("data", IntegrationJson.of(credentials.edit(integrationId, CredentialBody.revision(body), edit)));
    }

    @DeleteMapping("/{integrationId}")
    Map<String, Boolean> remove(
            @PathVariable UUID integrationId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        credentials.remove(integrationId, Revisions.expected(ifMatch));
        return Map.of("ok", true);
    }

    @PostMapping("/{integrationId}/verify")
    Map<String, IntegrationJson.VerifiedJson> verify(@PathVariable UUID integrationId) {
        return Map.of("data", IntegrationJson.VerifiedJson.of(verification.verify(integrationId)));
    }

    @GetMapping("/{integrationId}/bindings")
    Map<String, List<BindingJson>> bindings(@PathVariable UUID integrationId) {
        return Map.of(
                "data",
                bindings.list(integrationId).stream().map(BindingJson::of).toList());
    }

    @PostMapping("/{integrationId}/bindings")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, BindingJson> bind(
            @PathVariable UUID integrationId, @RequestBody(required = false) @Nullable JsonNode json) {
        access.admin();
        var body = CredentialBody.read(json, Set.of("projectId", "environmentId"));
        var project = body.uuid("projectId");
        if (project == null) {
            throw ApplicationException.invalid("projectId", "is required");
        }
        return Map.of("data", BindingJson.of(bindings.bind(integrationId, project, body.uuid("environmentId"))));
    }

    @DeleteMapping("/{integrationId}/bindings/{bindingId}")
    Map<String, Boolean> unbind(@PathVariable UUID integrationId, @PathVariable UUID bindingId) {
        bindings.unbind(integrationId, bindingId);
        return Map.of("ok", true);
    }
}
