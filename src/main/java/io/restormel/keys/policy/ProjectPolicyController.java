package io.restormel.keys.policy;

import io.restormel.keys.platform.Revisions;
import java.util.List;
import java.util.Map;
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

/** A project's policies about models over HTTP, under the names that agents look for and under ours. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}/policies", "/keys/v1/projects/{projectId}/policies"})
class ProjectPolicyController {

    private final ProjectPolicyService policies;

    ProjectPolicyController(ProjectPolicyService policies) {
        this.policies = policies;
    }

    /** @param policies the same as {@code data} */
    record ListJson(List<ModelPolicyJson> data, List<ModelPolicyJson> policies) {}

    /** @param policy the same as {@code data} */
    record OneJson(ModelPolicyJson data, ModelPolicyJson policy) {
        static OneJson of(ModelPolicyJson policy) {
            return new OneJson(policy, policy);
        }
    }

    @GetMapping
    ListJson list(@PathVariable UUID projectId) {
        var found = policies.list(projectId);
        return new ListJson(found, found);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OneJson create(@PathVariable UUID projectId, @RequestBody(required = false) @Nullable JsonNode body) {
        policies.requireEditor(projectId);
        return OneJson.of(policies.create(projectId, ModelPolicy.of(body)));
    }

    @PatchMapping("/{policyId}")
    OneJson update(
            @PathVariable UUID projectId,
            @PathVariable UUID policyId,
            @RequestBody(required = false) @Nullable JsonNode body) {
        policies.requireEditor(projectId);
        return OneJson.of(policies.update(projectId, policyId, ModelPolicy.of(body)));
    }

    @DeleteMapping("/{policyId}")
    Map<String, Boolean> delete(
            @PathVariable UUID projectId,
            @PathVariable UUID policyId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        policies.delete(projectId, policyId, Revisions.expected(ifMatch));
        return Map.of("ok", true);
    }
}
