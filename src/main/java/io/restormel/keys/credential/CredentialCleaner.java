package io.restormel.keys.credential;

import io.restormel.keys.platform.AuditEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Destroys secrets that nobody may want back: of removed credentials, and replaced ones after their overlap. */
@Component
class CredentialCleaner {

    private static final int BATCH = 200;
    /** Beyond the time to undo, so that an undo at the last moment finds what it restores. */
    private static final Duration AFTER = CredentialKeeper.UNDO.plusSeconds(5);

    /** Far longer than a decision can be checked out at all. */
    private static final Duration CHECKOUT_KEPT = Duration.ofDays(1);

    private final CredentialRepository credentials;
    private final SecretRepository secrets;
    private final CheckoutRepository checkouts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CredentialCleaner(
            CredentialRepository credentials,
            SecretRepository secrets,
            CheckoutRepository checkouts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.credentials = credentials;
        this.secrets = secrets;
        this.checkouts = checkouts;
        this.events = events;
        this.clock = clock;
    }

    private void audit(String action, Credential credential) {
        events.publishEvent(CredentialAudit.of(action, credential)
                .by(AuditEntry.Actor.system(credential.owner().workspaceId())));
    }

    /** Safe on several nodes at once. */
    @Transactional
    void clean() {
        var now = clock.instant();
        var outlived = secrets.deleteOutlived(now);
        Set<Object> changes = new LinkedHashSet<>();
        for (var id : outlived) {
            credentials.overlapEnded(id);
            credentials.find(id).ifPresent(credential -> {
                audit("credential_overlap_ended", credential);
                changes.add(CredentialKeeper.changeOf(credential.owner()));
            });
        }
        // One whose new secret was refused serves no longer.
        changes.forEach(events::publishEvent);
        checkouts.forgetBefore(now.minus(CHECKOUT_KEPT));
        for (var removed : credentials.removedBefore(now.minus(AFTER), BATCH)) {
            audit("credential_destroyed", removed);
            if (removed.owner().isEndUser()) {
                credentials.delete(removed.id());
            } else {
                secrets.deleteAll(removed.id());
            }
        }
    }
}
