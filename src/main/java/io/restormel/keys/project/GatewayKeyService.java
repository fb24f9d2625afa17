package io.restormel.keys.project;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyDigest;
import io.restormel.keys.access.KeyFormat;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of a project's Gateway Keys; writing needs an editor, and takes effect before the call returns. */
@Service
public class GatewayKeyService {

    private static final Pattern LOOKS_LIKE_A_KEY = Pattern.compile("^rkm?_", Pattern.CASE_INSENSITIVE);

    private final ProjectService projects;
    private final EnvironmentRepository environments;
    private final GatewayKeyRepository keys;
    private final KeyDigest digest;
    private final CurrentCaller caller;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    GatewayKeyService(
            ProjectService projects,
            EnvironmentRepository environments,
            GatewayKeyRepository keys,
            KeyDigest digest,
            CurrentCaller caller,
            Clock clock,
            ApplicationEventPublisher events) {
        this.projects = projects;
        this.environments = environments;
        this.keys = keys;
        this.digest = digest;
        this.caller = caller;
        this.clock = clock;
        this.events = events;
    }

    /** The newest first. */
    public List<GatewayKey> list(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return keys.list(projectId);
    }

    /**
     * @param label at most 120 characters; null or blank for none
     * @param environmentId the only environment the key is to be good for; null for all of the project
     * @param expiresAt in the future; null for never
     * @throws ApplicationException.Invalid {@code invalid_label} when a key was pasted as the label
     */
    @Transactional
    public NewGatewayKey create(
            UUID projectId, @Nullable String label, @Nullable UUID environmentId, @Nullable Instant expiresAt) {
        return create(projectId, label, environmentId, expiresAt, Set.of());
    }

    /**
     * As above.
     *
     * @param scopes what the key may do beyond what every key may; giving any needs an admin of the workspace
     */
    @Transactional
    public NewGatewayKey create(
            UUID projectId,
            @Nullable String label,
            @Nullable UUID environmentId,
            @Nullable Instant expiresAt,
            Set<String> scopes) {
        projects.require(projectId, Role.EDITOR);
        requireReach(environmentId);
        requireScopes(scopes);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw ApplicationException.invalid("expiresAt", "must be in the future");
        }
        if (environmentId != null && environments.find(projectId, environmentId).isEmpty()) {
            throw ApplicationException.invalid("environmentId", "is not an environment of this project");
        }
        var secret = KeyFormat.generate(KeyFormat.GATEWAY);
        var key = new GatewayKey(
                UUID.randomUUID(),
                projectId,
                environmentId,
                checkedLabel(label),
                KeyFormat.shown(secret),
                caller.require().actorId(),
                now,
                expiresAt,
                null,
                scopes);
        keys.insert(key, digest.of(secret));
        events.publishEvent(audited("gateway_key_created", key).changed(null, key));
        events.publishEvent(new ConfigChanged(projectId));
        return new NewGatewayKey(key, secret);
    }

    /** @param label null or blank to remove it */
    @Transactional
    public void rename(UUID projectId, UUID keyId, @Nullable String label) {
        var before = requireKey(projectId, keyId);
        var checked = checkedLabel(label);
        keys.rename(keyId, checked);
        events.publishEvent(
                audited("gateway_key_renamed", before).changed(new Label(before.label()), new Label(checked)));
        events.publishEvent(new ConfigChanged(projectId));
    }

    /** Deletes the key; requests with it are refused from the moment this returns. */
    @Transactional
    public void revoke(UUID projectId, UUID keyId) {
        var key = requireKey(projectId, keyId);
        if (!keys.delete(keyId)) {
            throw ApplicationException.notFound("key");
        }
        events.publishEvent(audited("gateway_key_revoked", key).changed(key, null));
        events.publishEvent(new ConfigChanged(projectId));
    }

    private record Label(@Nullable String label) {}

    private static AuditEntry audited(String action, GatewayKey key) {
        return AuditEntry.of(action, "gateway_key", key.id(), key.label() == null ? key.shown() : key.label())
                .in(key.projectId());
    }

    private GatewayKey requireKey(UUID projectId, UUID keyId) {
        projects.require(projectId, Role.EDITOR);
        var key = keys.find(projectId, keyId).orElseThrow(() -> ApplicationException.notFound("key"));
        requireReach(key.environmentId());
        return key;
    }

    /** A key of one environment must not get hold of, or take away, a key that reaches further. */
    private void requireReach(@Nullable UUID environmentId) {
        if (caller.require() instanceof Caller.GatewayKey key
                && key.environmentId() != null
                && !key.environmentId().equals(environmentId)) {
            throw ApplicationException.forbidden("A key of one environment manages only keys of that environment");
        }
    }

    /** A key must not beget one that may do more than itself. */
    private void requireScopes(Set<String> scopes) {
        if (!Set.of(Caller.GatewayKey.CREDENTIALS).containsAll(scopes)) {
            throw ApplicationException.invalid("scopes", "may hold " + Caller.GatewayKey.CREDENTIALS + " only");
        }
        if (!scopes.isEmpty()) {
            caller.requireInWorkspace(Role.ADMIN);
        }
    }

    private static @Nullable String checkedLabel(@Nullable String label) {
        if (label == null || label.isBlank()) {
            return null;
        }
        var checked = Names.checked("label", label);
        if (LOOKS_LIKE_A_KEY.matcher(checked).find()) {
            throw new ApplicationException.Invalid(
                    "invalid_label",
                    "The label looks like a key; a label is shown to everyone in the workspace",
                    Map.of("field", "label"));
        }
        return checked;
    }
}
