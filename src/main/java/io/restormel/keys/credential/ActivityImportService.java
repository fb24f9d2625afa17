package io.restormel.keys.credential;

import io.restormel.keys.usage.UsageImport;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what a provider counted of calls with a credential's key. Editors, management keys, and Gateway Keys of any
 * project of the workspace may: the original's command line has a Gateway Key. Thread-safe.
 */
@Service
class ActivityImportService {

    private final CredentialAccess access;
    private final UsageImport usage;
    private final ApplicationEventPublisher events;

    ActivityImportService(CredentialAccess access, UsageImport usage, ApplicationEventPublisher events) {
        this.access = access;
        this.usage = usage;
        this.events = events;
    }

    /** To be asked before a large body is read. */
    void requireAllowed(UUID credentialId) {
        access.visible(access.reporter(), credentialId);
    }

    /** All of it or nothing. */
    @Transactional
    UsageImport.Counts store(UUID credentialId, OpenRouterActivity activity) {
        var credential = access.locked(access.reporter(), credentialId);
        var counts = usage.store(credential.owner().workspaceId(), credentialId, activity.rows());
        if (counts.imported() + counts.updated() > 0) {
            events.publishEvent(CredentialAudit.of("usage_imported", credential).changed(null, counts));
        }
        return counts;
    }
}
