package io.restormel.keys.project;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyDigest;
import io.restormel.keys.access.KeyFormat;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.platform.Revisions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of a project's Gateway Keys; writing needs an editor, and takes effect before the call returns. */
@Service
public class GatewayKeyService {

    /** The longest for which a replaced secret works on. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private final ProjectService projects;
    private final GatewayKeyCheck check;
    private final GatewayKeyRepository keys;
    private final KeyDigest digest;
    private final CurrentCaller caller;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    GatewayKeyService(
            ProjectService projects,
            GatewayKeyCheck check,
            GatewayKeyRepository keys,
            KeyDigest digest,
            CurrentCaller caller,
            Clock clock,
            ApplicationEventPublisher events) {
        this.projects = projects;
        this.check = check;
        this.keys = keys;
        this.digest = digest;
        this.caller = caller;
        this.clock = clock;
        this.events = events;
    }

    /** The newest first. */
    public List<GatewayKey> list(UUID projectId) {
        projects.require(projectId, Role.VIEWER);
        return keys.list(projectId, now());
    }

    /** A plain key, see {@link GatewayKeySettings#plain}. */
    @Transactional
    public NewGatewayKey create(
            UUID projectId, @Nullable String label, @Nullable UUID environmentId, @Nullable Instant expiresAt) {
        return create(projectId, GatewayKeySettings.plain(label, environmentId, expiresAt));
    }

    /**
     * @throws ApplicationException.Invalid naming the field; {@code invalid_label} when a key was pasted as the label
     * @throws ApplicationException.Refused when the key could do more than who creates it
     */
    @Transactional
    public NewGatewayKey create(UUID projectId, GatewayKeySettings settings) {
        projects.require(projectId, Role.EDITOR);
        requireUnlimited();
        var now = now();
        var secret = KeyFormat.generate(KeyFormat.GATEWAY);
        var id = UUID.randomUUID();
        keys.insert(
                id,
                projectId,
                check.checked(projectId, null, settings, now),
                new GatewayKeyRepository.Secret(digest.of(secret), KeyFormat.shown(secret)),
                caller.require().actorId(),
                now);
        var key = reread(projectId, id);
        changed("gateway_key_created", key, null, key);
        return new NewGatewayKey(key, secret);
    }

    /**
     * @param revision the one the edit was made on; null to edit whatever is there
     * @param change from the settings as they are; the environment stays what it is
     * @throws ApplicationException.Stale when the key has another revision by now
     */
    @Transactional
    public GatewayKey edit(
            UUID projectId, UUID keyId, @Nullable Long revision, UnaryOperator<GatewayKeySettings> change) {
        var before = requireKey(projectId, keyId);
        requireMayChange(before);
        Revisions.require(revision, before.revision(), "The key");
        var wanted = change.apply(before.settings());
        if (!Objects.equals(wanted.environmentId(), before.environmentId())) {
            throw ApplicationException.invalid("environmentId", "cannot be changed; create another key");
        }
        keys.update(keyId, check.checked(projectId, before.settings(), wanted, now()));
        var after = reread(projectId, keyId);
        changed("gateway_key_updated", after, before.settings(), after.settings());
        return after;
    }

    /**
     * As {@link #edit}.
     *
     * @param label null or blank to remove it
     */
    @Transactional
    public void rename(UUID projectId, UUID keyId, @Nullable Long revision, @Nullable String label) {
        edit(projectId, keyId, revision, settings -> settings.withLabel(label));
    }

    /**
     * Gives the key another secret. The present one works on for the overlap.
     *
     * @param overlap from 0, which ends the present secret at once, to {@link #LONGEST_OVERLAP}
     * @throws ApplicationException.Conflict {@code rotation_in_progress} while an earlier secret still works, unless the
     *     overlap is 0, which ends that one too
     */
    @Transactional
    public NewGatewayKey rotate(UUID projectId, UUID keyId, Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw ApplicationException.invalid("overlapHours", "must be from 0 to " + LONGEST_OVERLAP.toHours());
        }
        var before = requireKey(projectId, keyId);
        requireMayChange(before);
        if (before.outgoing() != null && overlap.isPositive()) {
            throw new ApplicationException.Conflict(
                    "rotation_in_progress", "The secret of the rotation before still works; end its overlap first");
        }
        var now = now();
        var secret = KeyFormat.generate(KeyFormat.GATEWAY);
        keys.rotate(
                keyId,
                new GatewayKeyRepository.Secret(digest.of(secret), KeyFormat.shown(secret)),
                now,
                overlap.isZero() ? null : now.plus(overlap));
        var after = reread(projectId, keyId);
        changed("gateway_key_rotated", after, before, after);
        return new NewGatewayKey(after, secret);
    }

    /**
     * Ends the secret that a rotation replaced; requests with it are refused from the moment this returns.
     *
     * @param revision the one the caller has seen; null to end whatever is there
     */
    @Transactional
    public void endOverlap(UUID projectId, UUID keyId, @Nullable Long revision) {
        var before = requireKey(projectId, keyId);
        Revisions.require(revision, before.revision(), "The key");
        requireMayChange(before);
        if (before.outgoing() == null) {
            throw new ApplicationException.Conflict("no_rotation", "The key has one secret only");
        }
        keys.endOverlap(keyId);
        var after = reread(projectId, keyId);
        changed("gateway_key_overlap_ended", after, before, after);
    }

    /**
     * Deletes the key; requests with it are refused from the moment this returns.
     *
     * @param revision the one the caller has seen; null to delete whatever is there
     */
    @Transactional
    public void revoke(UUID projectId, UUID keyId, @Nullable Long revision) {
        var key = requireKey(projectId, keyId);
        Revisions.require(revision, key.revision(), "The key");
        if (!keys.delete(keyId)) {
            throw ApplicationException.notFound("key");
        }
        changed("gateway_key_revoked", key, key, null);
    }

    private void changed(String action, GatewayKey key, @Nullable Object before, @Nullable Object after) {
        events.publishEvent(
                AuditEntry.of(action, "gateway_key", key.id(), Objects.requireNonNullElse(key.label(), key.shown()))
                        .in(key.projectId())
                        .changed(before, after));
        events.publishEvent(new ConfigChanged(key.projectId()));
    }

    private GatewayKey requireKey(UUID projectId, UUID keyId) {
        projects.require(projectId, Role.EDITOR);
        var key = keys.lock(projectId, keyId, now()).orElseThrow(() -> ApplicationException.notFound("key"));
        check.requireReach(key.environmentId());
        return key;
    }

    /**
     * No key changes itself: neither to lift its own limits nor, with a secret that is about to end, to outlive it. Nor
     * one that may do more than itself, since whoever gets a key's secret gets its scopes.
     */
    private void requireMayChange(GatewayKey key) {
        if (caller.require() instanceof Caller.GatewayKey asking && asking.id().equals(key.id())) {
            throw ApplicationException.forbidden("A key does not change itself; another key or a person does");
        }
        requireUnlimited();
        check.requireMayGrant(key.settings().scopes());
    }

    /** A key that is good for some addresses, for a while or at a pace could make one that is not. */
    private void requireUnlimited() {
        if (caller.require() instanceof Caller.GatewayKey asking
                && keys.find(asking.projectId(), asking.id(), now())
                        .map(GatewayKey::settings)
                        .filter(GatewayKeySettings::isLimited)
                        .isPresent()) {
            throw ApplicationException.forbidden("A key with limits of its own makes and changes no keys");
        }
    }

    private GatewayKey reread(UUID projectId, UUID keyId) {
        return keys.find(projectId, keyId, now()).orElseThrow(() -> ApplicationException.notFound("key"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
