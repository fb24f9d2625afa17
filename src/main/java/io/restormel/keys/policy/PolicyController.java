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

/** Policies and their bindings over HTTP. */
@RestController
@RequestMapping({"/keys/dashboard/api/policies", "/keys/v1/policies"})
class PolicyController {

    private final PolicyService policies;
    private final BindingService bindings;
    private final PolicyAccess access;

    PolicyController(PolicyService policies, BindingService bindings, PolicyAccess access) {
        this.policies = policies;
        this.bindings = bindings;
        this.access = access;
    }

    @GetMapping
    DataJson<List<PolicyJson>> list() {
        return new DataJson<>(policies.list().stream().map(PolicyJson::of).toList());
    }

    /** Who may not write is told so before the body is looked at. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DataJson<PolicyJson> create(@RequestBody(required = false) @Nullable JsonNode body) {
        access.requireEditor();
        return new DataJson<>(PolicyJson.of(policies.create(PolicyBody.create(body))));
    }

    @GetMapping("/{policyId}")
    DataJson<PolicyJson> get(@PathVariable UUID policyId) {
        return new DataJson<>(PolicyJson.of(policies.require(policyId)));
    }

    @PatchMapping("/{policyId}")
    DataJson<PolicyJson> update(@PathVariable UUID policyId, @RequestBody(required = false) @Nullable JsonNode body) {
        access.requireEditor();
        var change = PolicyBody.change(body, policies.require(policyId));
        return new DataJson<>(PolicyJson.of(policies.update(policyId, change)));
    }

    @DeleteMapping("/{policyId}")
    Map<String, Boolean> delete(
            @PathVariable UUID policyId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        policies.delete(policyId, Revisions.expected(ifMatch));
        return Map.of("ok", true);
    }

    @GetMapping("/{policyId}/bindings")
    DataJson<List<BindingJson>> bindings(@PathVariable UUID policyId) {
        return new DataJson<>(bindings.placements(policyId).stream()
                .map(placed -> BindingJson.of(placed.binding()))
                .toList());
    }

    @PostMapping("/{policyId}/bindings")
    @ResponseStatus(HttpStatus.CREATED)
    DataJson<BindingJson> bind(@PathVariable UUID policyId, @RequestBody(required = false) @Nullable JsonNode body) {
        access.requireEditor();
        return new DataJson<>(BindingJson.of(bindings.bind(policyId, PolicyBody.target(body))));
    }

    @DeleteMapping("/{policyId}/bindings/{bindingId}")
    Map<String, Boolean> unbind(@PathVariable UUID policyId, @PathVariable UUID bindingId) {
        bindings.unbind(policyId, bindingId);
        return Map.of("ok", true);
    }

    /** The envelope of every reply that carries something. */
    record DataJson<T>(T data) {}
}
