package io.restormel.keys.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some events, the newest first.
 *
 * @param nextCursor leads to the following page, or null when there is none
 */
public record AuditPage(List<ChainedEvent> events, @Nullable String nextCursor) {
    public AuditPage {
        events = List.copyOf(events);
    }
}
