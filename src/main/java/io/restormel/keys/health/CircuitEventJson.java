package io.restormel.keys.health;

import io.restormel.keys.engine.Providers;
import io.restormel.keys.platform.LogPage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of a circuit on the wire; times in epoch milliseconds. */
record CircuitEventJson(
        UUID id,
        UUID circuitId,
        String kind,
        String providerType,
        @Nullable String modelId,
        @Nullable UUID credentialId,
        String before,
        String after,
        boolean byHand,
        String reason,
        @Nullable Long retryAt,
        long at) {

    record PageJson(List<CircuitEventJson> data, @Nullable String nextCursor) {
        static PageJson of(CircuitEventPage page, LogPage asked) {
            return new PageJson(
                    page.events().stream().map(CircuitEventJson::of).toList(), asked.next(page.nextCursor()));
        }
    }

    static CircuitEventJson of(CircuitEvent event) {
        return new CircuitEventJson(
                event.id(),
                event.circuitId(),
                event.subject().kind().wire(),
                Providers.wire(event.subject().providerType()),
                event.subject().modelId(),
                event.subject().credentialId(),
                event.before().wire(),
                event.after().wire(),
                event.byHand(),
                event.reason(),
                event.retryAt() == null ? null : event.retryAt().toEpochMilli(),
                event.at().toEpochMilli());
    }
}
