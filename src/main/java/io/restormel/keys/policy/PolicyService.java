package io.restormel.keys.policy;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.platform.Revisions;
import io.restormel.keys.platform.StorableText;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The policies of the caller's workspace. Thread-safe. */
@Service
public class PolicyService {

    private static final int MAX_NAME = 120;

    private final PolicyRepository policies;
    private final BindingService bindings;
    private final PolicyAccess access;
    private final CurrentCaller caller;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PolicyService(
            PolicyRepository policies,
            BindingService bindings,
            PolicyAccess access,
            CurrentCaller caller,
            Clock clock,
            ApplicationEventPublisher events) {
        this.policies = policies;
        this.bindings = bindings;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
        this.events = events;
    }

    /** Oldest first; for a Gateway Key those that are bound to its project, a part of it, or the workspace. */
    public List<Policy> list() {
        var asking = caller.require();
        var placed = bindings.placements();
        return policies.list(asking.workspaceId()).stream()
                .filter(policy -> PolicyAccess.sees(asking, placed.getOrDefault(policy.id(), List.of())))
                .toList();
    }

    /** @throws ApplicationException.NotFound when it does not exist for the caller */
    public Policy require(UUID policyId) {
        var asking = caller.require();
        return policies.find(asking.workspaceId(), policyId)
                .filter(policy -> PolicyAccess.sees(asking, bindings.placed(policy)))
                .orElseThrow(PolicyService::noPolicy);
    }

    /** Whether the caller may create, change, bind and delete policies. */
    public boolean mayEdit() {
        return caller.get().filter(asking -> asking.mayInWorkspace(Role.EDITOR)).isPresent();
    }

    @Transactional
    public Policy create(NewPolicy request) {
        return create(access.requireEditor(), request);
    }

    /** For those who have made sure that the caller may; this and the like run in their transaction. */
    Policy create(Caller editor, NewPolicy request) {
        var rule = request.rule();
        PolicyRules.requireKnown(rule.type());
        var definition = checkedRule(rule);
        var now = now();
        var policy = new Policy(
                UUID.randomUUID(),
                editor.workspaceId(),
                checkedName(request.name()),
                rule.type(),
                PolicyStatus.ACTIVE,
                PolicyRules.read(rule.type(), PolicyRules.parse(definition)),
                definition,
                false,
                null,
                1,
                editor.actorId(),
                editor.actorId(),
                request.createdVia(),
                now,
                now);
        policies.insert(policy);
        events.publishEvent(audited("policy_created", policy).changed(null, PolicyJson.of(policy)));
        events.publishEvent(new ConfigChanged(null));
        return policy;
    }

    /** @throws ApplicationException.Stale when the policy has another revision by now */
    @Transactional
    public Policy update(UUID policyId, PolicyChange change) {
        return update(access.requireEditor(), policyId, change);
    }

    Policy update(Caller editor, UUID policyId, PolicyChange change) {
        var before = policies.find(editor.workspaceId(), policyId).orElseThrow(PolicyService::noPolicy);
        if (change.name() != null) {
            checkedName(change.name());
        }
        if (change.rule() != null) {
            checkedRule(change.rule());
            PolicyRules.read(change.rule().type(), PolicyRules.write(change.rule()));
        }
        var based = change.revision() == null ? before.revision() : change.revision();
        if (!policies.update(before, change, based, editor.actorId(), now())) {
            throw new ApplicationException.Stale("The policy");
        }
        var after = policies.find(editor.workspaceId(), policyId).orElseThrow(PolicyService::noPolicy);
        events.publishEvent(audited("policy_updated", after).changed(PolicyJson.of(before), PolicyJson.of(after)));
        events.publishEvent(new ConfigChanged(null));
        return after;
    }

    /**
     * Deletes the policy with its bindings.
     *
     * @param revision the one the caller has seen; null to delete whatever is there
     */
    @Transactional
    public void delete(UUID policyId, @Nullable Long revision) {
        delete(access.requireEditor(), policyId, revision);
    }

    void delete(Caller editor, UUID policyId, @Nullable Long revision) {
        policies.lock(editor.workspaceId(), policyId);
        var policy = policies.find(editor.workspaceId(), policyId).orElseThrow(PolicyService::noPolicy);
        Revisions.require(revision, policy.revision(), "The policy");
        if (!policies.delete(editor.workspaceId(), policyId)) {
            throw noPolicy();
        }
        events.publishEvent(audited("policy_deleted", policy).changed(PolicyJson.of(policy), null));
        events.publishEvent(new ConfigChanged(null));
    }

    private static AuditEntry audited(String action, Policy policy) {
        return AuditEntry.of(action, "policy", policy.id(), policy.name());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A form may bring what a request may not. */
    private static String checkedRule(PolicyRule rule) {
        var definition = PolicyRules.write(rule).toString();
        var problem = StorableText.problemOfSetting(definition);
        if (problem != null) {
            throw ApplicationException.invalid("ruleDefinition", problem);
        }
        return definition;
    }

    private static String checkedName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME || name.indexOf('\0') >= 0) {
            throw ApplicationException.invalid("name", "must have 1 to " + MAX_NAME + " characters");
        }
        var problem = StorableText.problemOfSetting(name);
        if (problem != null) {
            throw ApplicationException.invalid("name", problem);
        }
        return name.strip();
    }

    private static ApplicationException.NotFound noPolicy() {
        return ApplicationException.notFound("policy");
    }
}
