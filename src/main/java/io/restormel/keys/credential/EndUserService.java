package io.restormel.keys.credential;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.EndUserChanged;
import io.restormel.keys.platform.EndUserData;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys that end users bring, and the end of all that is kept of one. Hosts call with a Gateway Key of the project;
 * people need to be editors. An end user is known by the host's own id, which is matched exactly. Thread-safe.
 */
@Service
public class EndUserService {

    private static final int MAX_KEYS = 50;

    private final EndUserReader users;
    private final CredentialRepository credentials;
    private final ModelChoiceRepository choices;
    private final CredentialKeeper keeper;
    private final EndUserAccess access;
    private final VerificationService verification;
    private final List<EndUserData> otherData;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EndUserService(
            EndUserReader users,
            CredentialRepository credentials,
            ModelChoiceRepository choices,
            CredentialKeeper keeper,
            EndUserAccess access,
            VerificationService verification,
            List<EndUserData> otherData,
            ApplicationEventPublisher events,
            Clock clock) {
        this.users = users;
        this.credentials = credentials;
        this.choices = choices;
        this.keeper = keeper;
        this.access = access;
        this.verification = verification;
        this.otherData = List.copyOf(otherData);
        this.events = events;
        this.clock = clock;
    }

    /**
     * Those of whom anything is kept, by id.
     *
     * @param after the last id of the page before; null for the first
     * @param limit 1 to 500
     */
    public List<EndUser> page(UUID projectId, @Nullable String after, int limit) {
        access.viewer(projectId);
        return users.page(projectId, after, limit);
    }

    public List<Credential> credentials(UUID projectId, String endUserId) {
        access.viewer(projectId);
        return credentials.ofEndUser(projectId, EndUserAccess.checked(endUserId));
    }

    public Credential require(UUID projectId, String endUserId, UUID id) {
        var caller = access.viewer(projectId);
        return access.visible(EndUserAccess.owner(caller, projectId, endUserId), id);
    }

    /** @throws ApplicationException.Conflict {@code too_many_credentials} */
    @Transactional
    public Credential add(UUID projectId, String endUserId, NewCredential request) {
        var caller = access.editor(projectId);
        var owner = EndUserAccess.owner(caller, projectId, endUserId);
        if (request.mode() == CredentialMode.HOST) {
            throw ApplicationException.invalid("secret", "is required");
        }
        if (credentials.ofEndUser(projectId, endUserId).size() >= MAX_KEYS) {
            throw new ApplicationException.Conflict(
                    "too_many_credentials", "An end user keeps at most " + MAX_KEYS + " keys");
        }
        return keeper.add(owner, request, caller.actorId());
    }

    /** As {@link CredentialService#edit}. */
    @Transactional
    public Credential edit(UUID projectId, String endUserId, UUID id, @Nullable Long revision, CredentialEdit edit) {
        var caller = access.editor(projectId);
        var owner = EndUserAccess.owner(caller, projectId, endUserId);
        return keeper.edit(access.locked(owner, id), revision, edit, caller.actorId());
    }

    /** As {@link CredentialService#replace}. */
    @Transactional
    public Credential replace(
            UUID projectId,
            String endUserId,
            UUID id,
            @Nullable Long revision,
            ProviderSecret secret,
            @Nullable URI baseUrl,
            Duration overlap) {
        var caller = access.editor(projectId);
        var owner = EndUserAccess.owner(caller, projectId, endUserId);
        return keeper.replace(access.locked(owner, id), revision, secret, baseUrl, overlap, caller.actorId());
    }

    public VerificationService.Outcome verify(UUID projectId, String endUserId, UUID id) {
        var caller = access.editor(projectId);
        var owner = EndUserAccess.owner(caller, projectId, endUserId);
        return verification.verify(access.visible(owner, id), caller.actorId());
    }

    /** Out of use at once, destroyed some seconds later; returns until when that can be undone. */
    @Transactional
    public Instant remove(UUID projectId, String endUserId, UUID id) {
        var caller = access.editor(projectId);
        var owner = EndUserAccess.owner(caller, projectId, endUserId);
        return keeper.remove(access.locked(owner, id), null, caller.actorId());
    }

    /** As {@link CredentialService#undoRemoval}. */
    @Transactional
    public Credential restore(UUID projectId, String endUserId, UUID id) {
        var caller = access.editor(projectId);
        var owner = EndUserAccess.owner(caller, projectId, endUserId);
        return keeper.restore(access.lockedEvenRemoved(owner, id), caller.actorId());
    }

    /**
     * What was erased.
     *
     * @param events recorded requests that named the end user; null when no feature here forgets them
     */
    public record Receipt(
            Instant erasedAt,
            int credentials,
            int choices,
            @Nullable Integer events) {}

    /** Destroys an end user's keys and choices, and forgets their id wherever it was recorded. At once, for good. */
    @Transactional
    public Receipt erase(UUID projectId, String endUserId) {
        var caller = access.eraser(projectId);
        EndUserAccess.checked(endUserId);
        int keys = credentials.deleteOfEndUser(projectId, endUserId);
        int chosen = choices.deleteAll(projectId, endUserId);
        Integer named = otherData.isEmpty()
                ? null
                : otherData.stream()
                        .mapToInt(each -> each.erase(projectId, endUserId))
                        .sum();
        var receipt = new Receipt(clock.instant().truncatedTo(ChronoUnit.MILLIS), keys, chosen, named);
        events.publishEvent(AuditEntry.of("end_user_erased", "end_user", null, null)
                .ofEndUser(projectId, endUserId)
                .changed(null, receipt));
        events.publishEvent(new EndUserChanged(projectId, null));
        events.publishEvent(new EndUserErased(caller.workspaceId(), projectId, caller.actorId(), receipt));
        return receipt;
    }
}
