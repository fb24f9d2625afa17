package io.restormel.keys.policy;

import io.restormel.keys.access.Caller;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Versions of policies. A policy is in force as soon as it is saved; publishing it switches it on and keeps what it says,
 * to be compared with and gone back to. Viewers read, editors write.
 */
@Service
class PolicyVersionService {

    private final PolicyService service;
    private final PolicyRepository policies;
    private final PolicyVersionRepository versions;
    private final PolicyAccess access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PolicyVersionService(
            PolicyService service,
            PolicyRepository policies,
            PolicyVersionRepository versions,
            PolicyAccess access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.service = service;
        this.policies = policies;
        this.versions = versions;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** The policy as it is now, and the version that says so. */
    record Written(Policy policy, PolicyVersion version) {}

    /**
     * The newest first.
     *
     * @param before only those older than this version
     */
    @Transactional(readOnly = true)
    List<PolicyVersion> history(UUID policyId, int before, int limit) {
        return versions.of(service.require(policyId).id(), before, limit);
    }

    /** @throws ApplicationException.NotFound when there is no such version */
    @Transactional(readOnly = true)
    PolicyVersion require(UUID policyId, int version) {
        return found(service.require(policyId).id(), version);
    }

    @Transactional
    Written publish(UUID policyId, @Nullable String summary, @Nullable String via) {
        var editor = access.requireEditor();
        var change = new PolicyChange(null, PolicyStatus.ACTIVE, null, summary, via, null);
        return write(editor, policyId, PolicyVersion.PUBLISH, null, change, "policy_published");
    }

    /** Makes the policy what it was in that version, which becomes a new version. */
    @Transactional
    Written rollback(UUID policyId, int toVersion, @Nullable String summary, @Nullable String via) {
        var editor = access.requireEditor();
        var old = found(policy(editor, policyId).id(), toVersion);
        var change = new PolicyChange(
                old.name(), old.status(), PolicyRules.stored(old.type(), old.definition()), summary, via, null);
        return write(editor, policyId, PolicyVersion.ROLLBACK, toVersion, change, "policy_rolled_back");
    }

    private Written write(
            Caller editor,
            UUID policyId,
            String action,
            @Nullable Integer restoredFrom,
            PolicyChange change,
            String audited) {
        policies.lock(editor.workspaceId(), policyId);
        var before = policy(editor, policyId);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!policies.update(before, change, before.revision(), editor.actorId(), now)) {
            throw new ApplicationException.Stale("The policy");
        }
        var after = policy(editor, policyId);
        var version = version(after, versions.next(policyId), action, restoredFrom, editor, now);
        versions.insert(version);
        events.publishEvent(AuditEntry.of(audited, "policy", after.id(), after.name())
                .changed(PolicyJson.of(before), PolicyJson.of(after)));
        events.publishEvent(new ConfigChanged(null));
        return new Written(after, version);
    }

    private static PolicyVersion version(
            Policy policy, int number, String action, @Nullable Integer restoredFrom, Caller by, Instant now) {
        return new PolicyVersion(
                UUID.randomUUID(),
                policy.id(),
                number,
                action,
                restoredFrom,
                policy.name(),
                policy.type(),
                policy.status(),
                policy.definition(),
                policy.changeSummary(),
                by.actorId(),
                by.actorType(),
                now);
    }

    private Policy policy(Caller editor, UUID policyId) {
        return policies.find(editor.workspaceId(), policyId).orElseThrow(() -> ApplicationException.notFound("policy"));
    }

    private PolicyVersion found(UUID policyId, int version) {
        return versions.find(policyId, version).orElseThrow(() -> ApplicationException.notFound("version"));
    }
}
