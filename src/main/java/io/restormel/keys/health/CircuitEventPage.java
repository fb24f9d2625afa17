package io.restormel.keys.health;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some events, the newest first.
 *
 * @param nextCursor leads to the following page; null when there is none
 */
public record CircuitEventPage(
        List<CircuitEvent> events, @Nullable String nextCursor) {

    public CircuitEventPage {
        events = List.copyOf(events);
    }
}
