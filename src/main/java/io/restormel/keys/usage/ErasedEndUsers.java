package io.restormel.keys.usage;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who was erased a moment ago, so that requests from before, which are still on their way to the database, do not bring
 * them back. Requests from after the erasure keep the id: the host uses it anew. Thread-safe.
 */
@Component
class ErasedEndUsers {

    private record Key(UUID projectId, String endUserId) {}

    private final Map<Key, Instant> erasedAt = new ConcurrentHashMap<>();

    void remember(UUID projectId, String endUserId, Instant at) {
        erasedAt.merge(new Key(projectId, endUserId), at, (old, later) -> later.isAfter(old) ? later : old);
    }

    /** Unless they were erased again since. */
    void dismiss(UUID projectId, String endUserId, Instant at) {
        erasedAt.remove(new Key(projectId, endUserId), at);
    }

    /** Costs nothing a batch as long as nobody was erased lately, which is nearly always. */
    void takeOutOf(Collection<StoredEvent> events) {
        if (!erasedAt.isEmpty()) {
            events.stream().filter(this::isFromBefore).forEach(StoredEvent::forgetEndUser);
        }
    }

    private boolean isFromBefore(StoredEvent event) {
        var at = erasedAt(event.counted().projectId(), event.endUserId());
        return at != null && !event.occurredAt().isAfter(at);
    }

    private @Nullable Instant erasedAt(UUID projectId, @Nullable String endUserId) {
        return endUserId == null ? null : erasedAt.get(new Key(projectId, endUserId));
    }
}
