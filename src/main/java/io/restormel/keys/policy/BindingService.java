package io.restormel.keys.policy;

import io.restormel.keys.access.Caller;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.project.ProjectDeleted;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where policies apply. Thread-safe. */
@Service
public class BindingService {

    private final BindingRepository bindings;
    private final PolicyRepository policies;
    private final TargetReader targets;
    private final PolicyAccess access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    BindingService(
            BindingRepository bindings,
            PolicyRepository policies,
            TargetReader targets,
            PolicyAccess access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.bindings = bindings;
        this.policies = policies;
        this.targets = targets;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** The bindings of every policy of the workspace, by policy; one without bindings is absent. */
    public Map<UUID, List<PlacedBinding>> placements() {
        var asking = access.require();
        return place(asking.workspaceId(), bindings.ofWorkspace(asking.workspaceId())).stream()
                .filter(placed -> PolicyAccess.sees(asking, placed))
                .collect(Collectors.groupingBy(placed -> placed.binding().policyId()));
    }

    /** The bindings of a policy, the oldest first. */
    public List<PlacedBinding> placements(UUID policyId) {
        var asking = access.require();
        var policy = policies.find(asking.workspaceId(), policyId).orElseThrow(BindingService::noPolicy);
        var placed = placed(policy);
        if (!PolicyAccess.sees(asking, placed)) {
            throw noPolicy();
        }
        return placed.stream().filter(each -> PolicyAccess.sees(asking, each)).toList();
    }

    List<PlacedBinding> placed(Policy policy) {
        return place(policy.workspaceId(), bindings.ofPolicy(policy.id()));
    }

    /**
     * Lets a policy apply at one more place.
     *
     * @throws ApplicationException.NotFound when the workspace has no such policy or target
     * @throws ApplicationException.Conflict when it is bound there, or to the route around the step, or to a step of
     *     the route
     */
    @Transactional
    public Binding bind(UUID policyId, TargetType type, UUID targetId) {
        return bind(access.requireEditor(), policyId, BindTarget.row(type, targetId));
    }

    /** As above; limits may also be bound to what requests tell of themselves. */
    @Transactional
    public Binding bind(UUID policyId, BindTarget target) {
        return bind(access.requireEditor(), policyId, target);
    }

    /** For those who have made sure that the caller may; runs in their transaction. */
    Binding bind(Caller editor, UUID policyId, BindTarget named) {
        if (!policies.lock(editor.workspaceId(), policyId)) {
            throw noPolicy();
        }
        refuseUnlessLimit(editor, policyId, named.type());
        var target = target(editor.workspaceId(), named)
                .orElseThrow(() -> new ApplicationException.NotFound(
                        "target_not_found", "There is no such " + named.type().wire() + " in this workspace"));
        refuseConflict(target, place(editor.workspaceId(), bindings.ofPolicy(policyId)));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var binding = new Binding(UUID.randomUUID(), policyId, named.type(), named.id(), named.name(), now);
        bindings.insert(binding);
        audit("policy_bound", editor.workspaceId(), null, binding);
        events.publishEvent(new ConfigChanged(null));
        return binding;
    }

    private Optional<Target> target(UUID workspaceId, BindTarget named) {
        var name = named.name();
        return name == null
                ? targets.find(workspaceId, named.type(), named.id())
                : Optional.of(new Target(named.type(), named.id(), null, null, null, name));
    }

    /** What a policy about models says is settled before a request comes, and so cannot depend on it. */
    private void refuseUnlessLimit(Caller editor, UUID policyId, TargetType type) {
        if (type.isOfRequest()
                && policies.find(editor.workspaceId(), policyId)
                        .filter(policy -> policy.rule() instanceof PolicyRule.UsageLimit)
                        .isEmpty()) {
            throw ApplicationException.invalid(
                    "targetType", "can be " + type.wire() + " for limits only, and this policy is none");
        }
    }

    private static void refuseConflict(Target target, List<PlacedBinding> existing) {
        for (var placed : existing) {
            var binding = placed.binding();
            if (binding.targetType() == target.type() && binding.targetId().equals(target.id())) {
                throw new ApplicationException.Conflict("binding_exists", "The policy is bound there already");
            }
            var other = placed.target();
            if (other != null
                    && other.type() != target.type()
                    && other.routeId() != null
                    && other.routeId().equals(target.routeId())) {
                throw new ApplicationException.Conflict(
                        "binding_overlap",
                        target.type() == TargetType.ROUTE
                                ? "The policy is bound to a step of this route; remove that binding first"
                                : "The policy is bound to the whole route of this step already");
            }
        }
    }

    @Transactional
    public void unbind(UUID policyId, UUID bindingId) {
        var editor = access.requireEditor();
        if (policies.find(editor.workspaceId(), policyId).isEmpty()) {
            throw noPolicy();
        }
        var binding = bindings.ofPolicy(policyId).stream()
                .filter(each -> each.id().equals(bindingId))
                .findFirst();
        if (binding.isEmpty() || !bindings.delete(policyId, bindingId)) {
            throw ApplicationException.notFound("binding");
        }
        audit("policy_unbound", editor.workspaceId(), binding.get(), null);
        events.publishEvent(new ConfigChanged(null));
    }

    private void audit(String action, UUID workspaceId, @Nullable Binding before, @Nullable Binding after) {
        var policyId = Objects.requireNonNull(after == null ? before : after).policyId();
        var policy = policies.find(workspaceId, policyId).orElseThrow(BindingService::noPolicy);
        events.publishEvent(
                AuditEntry.of(action, "policy", policyId, policy.name()).changed(before, after));
    }

    /** No foreign key can do this, as a target may be of any kind. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void projectDeleted(ProjectDeleted event) {
        bindings.deleteOfProject(event.projectId());
    }

    private List<PlacedBinding> place(UUID workspaceId, List<Binding> found) {
        var ids = new EnumMap<TargetType, List<UUID>>(TargetType.class);
        found.stream()
                .filter(binding -> binding.targetName() == null)
                .forEach(binding -> ids.computeIfAbsent(binding.targetType(), _ -> new ArrayList<>())
                        .add(binding.targetId()));
        var known = new HashMap<UUID, Target>();
        ids.forEach((type, each) ->
                targets.find(workspaceId, type, each).forEach(target -> known.put(target.id(), target)));
        found.stream()
                .map(binding -> new BindTarget(binding.targetType(), binding.targetId(), binding.targetName()))
                .filter(named -> named.name() != null)
                .forEach(named -> target(workspaceId, named).ifPresent(target -> known.put(named.id(), target)));
        return found.stream()
                .map(binding -> new PlacedBinding(binding, known.get(binding.targetId())))
                .toList();
    }

    private static ApplicationException.NotFound noPolicy() {
        return ApplicationException.notFound("policy");
    }
}
