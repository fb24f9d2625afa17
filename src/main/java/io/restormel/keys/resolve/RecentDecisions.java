package io.restormel.keys.resolve;

import io.restormel.keys.engine.KeyOwner;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.EndUserData;
import io.restormel.keys.usage.RequestLog;
import io.restormel.keys.usage.RequestLogs;
import io.restormel.keys.usage.UsageEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds a decision by its id: the last ones of this node in memory, others among the recorded requests, which they reach
 * a moment later. Remembering is one store to an array, as it happens in every resolve. Thread-safe.
 */
@Component
public class RecentDecisions implements EndUserData {

    private static final int KEPT = 1 << 13;
    private static final String RESOLVED = "resolved";

    private final AtomicReferenceArray<UsageEvent> ring = new AtomicReferenceArray<>(KEPT);
    private final AtomicInteger next = new AtomicInteger();
    private final RequestLogs recorded;

    RecentDecisions(RequestLogs recorded) {
        this.recorded = recorded;
    }

    /**
     * A provider and model that was chosen.
     *
     * @param environmentId null when it is unknown by now
     * @param endUserId null when the request named none
     * @param keyOwner whose key it was made with
     */
    public record Decision(
            UUID id,
            UUID projectId,
            @Nullable UUID environmentId,
            String providerType,
            String modelId,
            @Nullable String endUserId,
            KeyOwner keyOwner,
            Instant at) {}

    void remember(UsageEvent event) {
        ring.lazySet(next.getAndIncrement() & (KEPT - 1), event);
    }

    /** Empty when there is no such decision in this project, or nothing was chosen. The caller must see the project. */
    public Optional<Decision> find(UUID projectId, UUID decisionId) {
        for (int i = 0; i < KEPT; i++) {
            var event = ring.get(i);
            if (event != null && event.id().equals(decisionId)) {
                return event.projectId().equals(projectId)
                        ? decision(event.status(), event.modelId(), () -> of(event))
                        : Optional.empty();
            }
        }
        try {
            var request = recorded.require(projectId, decisionId);
            return decision(request.status(), request.modelId(), () -> of(request));
        } catch (ApplicationException.NotFound _) {
            return Optional.empty();
        }
    }

    private static Optional<Decision> decision(
            String status, @Nullable String model, java.util.function.Supplier<Decision> decision) {
        return status.equals(RESOLVED) && model != null ? Optional.of(decision.get()) : Optional.empty();
    }

    private static Decision of(UsageEvent event) {
        return new Decision(
                event.id(),
                event.projectId(),
                event.environmentId(),
                event.providerType(),
                String.valueOf(event.modelId()),
                event.endUserId(),
                KeyOwner.ofWire(event.detail().get().own().get(UsageEvents.KEY_SOURCE)),
                event.occurredAt());
    }

    private static Decision of(RequestLog request) {
        return new Decision(
                request.id(),
                request.projectId(),
                request.environmentId(),
                request.providerType(),
                String.valueOf(request.modelId()),
                request.endUserId(),
                KeyOwner.ofWire(request.detail().get(UsageEvents.KEY_SOURCE)),
                request.occurredAt());
    }

    /** The recorded requests are what remains, which no longer name the end user. None is counted: they are there too. */
    @Override
    public int erase(UUID projectId, String endUserId) {
        for (int i = 0; i < KEPT; i++) {
            var event = ring.get(i);
            if (event != null && event.projectId().equals(projectId) && endUserId.equals(event.endUserId())) {
                ring.compareAndSet(i, event, null);
            }
        }
        return 0;
    }
}
