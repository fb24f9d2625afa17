package io.restormel.keys.access;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.platform.StorableText;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Management keys of a workspace. Admins only, and only as people: a key must not beget another one. */
@Service
class ManagementKeyService {

    private static final int LABEL = 120;

    private final ManagementKeyRepository keys;
    private final CurrentCaller callers;
    private final KeyDigest digest;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ManagementKeyService(
            ManagementKeyRepository keys,
            CurrentCaller callers,
            KeyDigest digest,
            Clock clock,
            ApplicationEventPublisher events) {
        this.keys = keys;
        this.callers = callers;
        this.digest = digest;
        this.clock = clock;
        this.events = events;
    }

    /** @param secret shown this once */
    record Created(ManagementKey key, String secret) {
        @Override
        public String toString() {
            return key.toString();
        }
    }

    List<ManagementKey> list() {
        return keys.ofWorkspace(admin().workspaceId());
    }

    @Transactional
    Created create(String label) {
        var admin = admin();
        var problem = StorableText.problemOfSetting(label);
        if (problem != null || label.isBlank() || label.length() > LABEL) {
            throw ApplicationException.invalid(
                    "label", problem == null ? "must have from 1 to " + LABEL + " characters" : problem);
        }
        if (label.equals(SetupService.ENVIRONMENT_KEY_LABEL)) {
            throw ApplicationException.invalid("label", "is that of the key from the environment");
        }
        var secret = KeyFormat.generate(KeyFormat.MANAGEMENT);
        var key = new ManagementKey(
                UUID.randomUUID(),
                admin.workspaceId(),
                label,
                KeyFormat.shown(secret),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
        keys.insert(key, digest.of(secret));
        changed("management_key_created", key, null, key);
        return new Created(key, secret);
    }

    /** Requests with the key are refused from the moment this returns. */
    @Transactional
    void delete(UUID id) {
        var key = list().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ApplicationException.notFound("key"));
        if (!keys.delete(key.workspaceId(), id)) {
            throw ApplicationException.notFound("key");
        }
        changed("management_key_revoked", key, key, null);
    }

    private void changed(
            String action, ManagementKey key, @Nullable ManagementKey before, @Nullable ManagementKey after) {
        events.publishEvent(
                AuditEntry.of(action, "management_key", key.id(), key.label()).changed(before, after));
        events.publishEvent(new ConfigChanged(null));
    }

    private Caller.Person admin() {
        if (callers.requireInWorkspace(Role.ADMIN) instanceof Caller.Person person) {
            return person;
        }
        throw ApplicationException.forbidden("Management keys are managed by people who are signed in");
    }
}
