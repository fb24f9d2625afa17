package io.restormel.keys.credential;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.project.ProjectService;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Which credentials are bound to a project, each with a summary that a Gateway Key may see: neither a secret nor the name
 * of one. Credentials of the whole workspace need no binding and are not listed.
 */
@RestController
@RequestMapping({
    "/keys/dashboard/api/projects/{projectId}/provider-bindings",
    "/keys/v1/projects/{projectId}/provider-bindings"
})
class ProviderBindingController {

    private final ProjectService projects;
    private final CredentialRepository credentials;
    private final CredentialBindingRepository bindings;

    ProviderBindingController(
            ProjectService projects, CredentialRepository credentials, CredentialBindingRepository bindings) {
        this.projects = projects;
        this.credentials = credentials;
        this.bindings = bindings;
    }

    record SummaryJson(
            UUID id,
            String providerType,
            @Nullable String displayName,
            String status,
            @Nullable String verificationStatus,
            boolean hasEncryptedCredential,
            @Nullable String credentialMasked,
            @Nullable Long lastVerifiedAt) {

        static SummaryJson of(Credential credential) {
            var verification = credential.verification();
            return new SummaryJson(
                    credential.id(),
                    Providers.wire(credential.providerType()),
                    credential.label(),
                    credential.status().wire(),
                    verification.wire(),
                    credential.mode() == CredentialMode.SEALED,
                    credential.masked(),
                    CredentialJson.millis(verification.at()));
        }
    }

    record ProviderBindingJson(@JsonUnwrapped BindingJson binding, SummaryJson integration) {}

    /** The oldest first. */
    @GetMapping
    Map<String, List<ProviderBindingJson>> list(
            @PathVariable UUID projectId, @RequestParam(required = false) @Nullable UUID environmentId) {
        var project = projects.require(projectId, Role.VIEWER);
        var byId = credentials.ofWorkspace(project.workspaceId()).stream()
                .collect(Collectors.toMap(Credential::id, Function.identity()));
        return Map.of(
                "data",
                bindings.ofProject(projectId).stream()
                        .filter(binding -> byId.containsKey(binding.credentialId()))
                        .filter(binding -> environmentId == null
                                || binding.environmentId() == null
                                || environmentId.equals(binding.environmentId()))
                        .map(binding -> new ProviderBindingJson(
                                BindingJson.of(binding),
                                SummaryJson.of(Objects.requireNonNull(byId.get(binding.credentialId())))))
                        .toList());
    }
}
