package io.restormel.keys.credential;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.usage.ActivityRow;
import io.restormel.keys.usage.UsageImport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what a provider counted of calls with a credential's key. Editors, management keys, and Gateway Keys of any
 * project of the workspace may: the original's command line has a Gateway Key. Thread-safe.
 */
@Service
public class ActivityImportService {

    private final CredentialAccess access;
    private final UsageImport usage;
    private final ApplicationEventPublisher events;

    ActivityImportService(CredentialAccess access, UsageImport usage, ApplicationEventPublisher events) {
        this.access = access;
        this.usage = usage;
        this.events = events;
    }

    /**
     * What came of a file.
     *
     * @param counts of the rows that were taken in
     * @param skipped rows without a date, a model or a provider
     */
    public record Imported(UsageImport.Counts counts, int skipped) {}

    /**
     * All of it or nothing.
     *
     * @param json what OpenRouter answers to {@code GET /api/v1/activity}
     * @throws ApplicationException.Invalid when it is something else
     */
    @Transactional
    public Imported take(UUID credentialId, String json) {
        requireAllowed(credentialId);
        try {
            var activity = OpenRouterActivity.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
            return new Imported(store(credentialId, activity), activity.skipped());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    /** What was taken in so far, the newest day first; both days inclusive. */
    @Transactional(readOnly = true)
    public List<ActivityRow> rows(UUID credentialId, LocalDate first, LocalDate last) {
        var credential = access.visible(access.viewer(), credentialId);
        return usage.rows(credential.owner().workspaceId(), credentialId, first, last);
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
