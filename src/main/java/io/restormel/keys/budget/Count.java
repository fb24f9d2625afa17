package io.restormel.keys.budget;

import io.restormel.keys.engine.CompiledLimit;
import io.restormel.keys.engine.LimitWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One turn of one count, with what it takes to keep it.
 *
 * @param projectId null when it counts for the whole workspace
 * @param subject whose it is; empty for the one of all
 */
record Count(
        CountId id,
        LimitWindow window,
        CompiledLimit limit,
        UUID workspaceId,
        @Nullable UUID projectId,
        String subject) {

    private static final Duration SHORTEST_MEMORY = Duration.ofDays(1);
    private static final Duration LONGEST_MEMORY = Duration.ofDays(400);
    private static final int TURNS = 12;

    /** Null for one that never ends. */
    @Nullable
    Instant end() {
        return window.endMillis() == Long.MAX_VALUE ? null : Instant.ofEpochMilli(window.endMillis());
    }

    /** A year of months, a day of minutes. Null for never. */
    @Nullable
    Instant forgetAt() {
        var end = end();
        if (end == null) {
            return null;
        }
        var memory =
                Duration.ofMillis(window.endMillis() - window.startMillis()).multipliedBy(TURNS);
        return end.plus(
                memory.compareTo(SHORTEST_MEMORY) < 0
                        ? SHORTEST_MEMORY
                        : memory.compareTo(LONGEST_MEMORY) > 0 ? LONGEST_MEMORY : memory);
    }

    Part part(long amount) {
        return new Part(
                id, limit.rule().measure(), amount, limit.rule().period().bucketMillis());
    }
}
