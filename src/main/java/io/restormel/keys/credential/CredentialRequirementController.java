package io.restormel.keys.credential;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.IfMatch;
import io.restormel.keys.platform.Tagged;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code …/credential-settings} of the workspace and of a project: {@code {"required": true}}. */
@RestController
@RequestMapping({"/keys/dashboard/api", "/keys/v1"})
class CredentialRequirementController {

    private final CredentialRequirementService requirements;
    private final CredentialAccess access;

    CredentialRequirementController(CredentialRequirementService requirements, CredentialAccess access) {
        this.requirements = requirements;
        this.access = access;
    }

    @GetMapping("/credential-settings")
    Map<String, RequirementJson> ofWorkspace() {
        return reply(null);
    }

    @PutMapping("/credential-settings")
    Map<String, RequirementJson> setOfWorkspace(
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode body) {
        return set(null, ifMatch, body);
    }

    @GetMapping("/projects/{projectId}/credential-settings")
    Map<String, RequirementJson> ofProject(@PathVariable UUID projectId) {
        return reply(projectId);
    }

    @PutMapping("/projects/{projectId}/credential-settings")
    Map<String, RequirementJson> setOfProject(
            @PathVariable UUID projectId,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode body) {
        return set(projectId, ifMatch, body);
    }

    private Map<String, RequirementJson> set(
            @Nullable UUID projectId, @Nullable String ifMatch, @Nullable JsonNode body) {
        access.admin();
        var required = CredentialBody.read(body, Set.of("required")).bool("required");
        if (required == null) {
            throw ApplicationException.invalid("required", "is required");
        }
        requirements.setRequired(
                projectId,
                required,
                before -> new IfMatch(ifMatch).require("The setting", new RequirementJson(before)));
        return reply(projectId);
    }

    private Map<String, RequirementJson> reply(@Nullable UUID projectId) {
        return Map.of("data", new RequirementJson(requirements.isRequired(projectId)));
    }

    record RequirementJson(boolean required) implements Tagged {}
}
