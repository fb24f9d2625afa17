package io.restormel.keys.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the recording of usage fares on this node since it started.
 *
 * @param written events that the database has
 * @param dropped events lost because the queue was full or the node stopped before they could be written
 * @param rejected events lost because the database refused them for their content
 * @param queued events waiting to be written
 * @param failing is the database refusing or unreachable at the moment? The queue fills meanwhile
 * @param lastDroppedAt when an event was last dropped, or null when none was
 */
public record UsageHealth(
        long written,
        long dropped,
        long rejected,
        int queued,
        boolean failing,
        @Nullable Instant lastDroppedAt) {}
