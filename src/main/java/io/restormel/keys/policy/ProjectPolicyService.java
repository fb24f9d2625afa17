package io.restormel.keys.policy;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.ProjectService;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Policies about models that apply in one project as a whole, as agents keep them. An app's key may keep some too, but
 * only those that it made: it must not lift what people put over it. Thread-safe.
 */
@Service
class ProjectPolicyService {

    private static final String VIA = "project_policies";

    private final PolicyService policies;
    private final BindingService bindings;
    private final CurrentCaller callers;
    private final ProjectService projects;

    ProjectPolicyService(
            PolicyService policies, BindingService bindings, CurrentCaller callers, ProjectService projects) {
        this.policies = policies;
        this.bindings = bindings;
        this.callers = callers;
        this.projects = projects;
    }

    /** The oldest first. */
    @Transactional(readOnly = true)
    List<ModelPolicyJson> list(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        var placements = bindings.placements();
        return policies.list().stream()
                .filter(policy -> placements.getOrDefault(policy.id(), List.of()).stream()
                        .anyMatch(placed -> isWhole(projectId, placed)))
                .map(ModelPolicyJson::of)
                .filter(Objects::nonNull)
                .toList();
    }

    @Transactional
    ModelPolicyJson create(UUID projectId, ModelPolicy wanted) {
        var editor = requireEditor(projectId);
        var made = policies.create(editor, new NewPolicy(wanted.requiredName(), wanted.newRule(), VIA));
        if (Boolean.FALSE.equals(wanted.enabled())) {
            made = policies.update(
                    editor, made.id(), new PolicyChange(null, PolicyStatus.PAUSED, null, null, VIA, made.revision()));
        }
        bindings.bind(editor, made.id(), BindTarget.row(TargetType.PROJECT, projectId));
        return Objects.requireNonNull(ModelPolicyJson.of(made));
    }

    @Transactional
    ModelPolicyJson update(UUID projectId, UUID policyId, ModelPolicy wanted) {
        var editor = requireEditor(projectId);
        var policy = requireOwn(editor, projectId, policyId);
        var before = Objects.requireNonNull(ModelPolicyJson.of(policy));
        var enabled = wanted.enabled();
        var status = enabled == null ? null : enabled ? PolicyStatus.ACTIVE : PolicyStatus.PAUSED;
        var change = new PolicyChange(wanted.name(), status, wanted.changed(before), null, VIA, policy.revision());
        return Objects.requireNonNull(ModelPolicyJson.of(policies.update(editor, policyId, change)));
    }

    @Transactional
    void delete(UUID projectId, UUID policyId, @Nullable Long revision) {
        var editor = requireEditor(projectId);
        policies.delete(editor, requireOwn(editor, projectId, policyId).id(), revision);
    }

    /** Asked before a body is looked at. */
    Caller requireEditor(UUID projectId) {
        projects.require(projectId, Role.EDITOR);
        callers.requireWholeProject("change the project's policies");
        return callers.require();
    }

    /** The policy, if it is the caller's to change from here. */
    private Policy requireOwn(Caller editor, UUID projectId, UUID policyId) {
        var policy = policies.require(policyId);
        var placed = bindings.placed(policy);
        if (ModelPolicyJson.of(policy) == null || placed.stream().noneMatch(each -> isWhole(projectId, each))) {
            throw ApplicationException.notFound("policy");
        }
        if (editor instanceof Caller.GatewayKey && !editor.actorId().equals(policy.createdBy())) {
            throw ApplicationException.forbidden("A Gateway Key changes only policies that it made");
        }
        if (placed.stream().anyMatch(each -> each.target() != null && !isIn(projectId, each))) {
            throw new ApplicationException.Conflict(
                    "policy_shared", "The policy also applies outside of this project; change it under /policies");
        }
        return policy;
    }

    private static boolean isWhole(UUID projectId, PlacedBinding placed) {
        return placed.binding().targetType() == TargetType.PROJECT
                && placed.binding().targetId().equals(projectId);
    }

    private static boolean isIn(UUID projectId, PlacedBinding placed) {
        return placed.target() != null && projectId.equals(placed.target().projectId());
    }
}
