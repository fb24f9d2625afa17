package io.restormel.keys.embed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The allowed origins as each request asks for them: less than a second old, also when another node changed them. */
@Component
class OriginDirectory {

    private static final Duration FRESH = Duration.ofMillis(900);
    private static final int MAX = 10_000;

    private final AllowedOriginRepository origins;
    private final Cache<UUID, Set<String>> ofProject =
            Caffeine.newBuilder().maximumSize(MAX).expireAfterWrite(FRESH).build();
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(MAX).expireAfterWrite(FRESH).build();

    OriginDirectory(AllowedOriginRepository origins) {
        this.origins = origins;
    }

    /** Those that the project allows at present. */
    Set<String> of(UUID projectId) {
        return ofProject.get(projectId, id -> Set.copyOf(origins.of(id)));
    }

    /** Does any project allow it? */
    boolean isKnown(String origin) {
        return origin.length() <= Origins.MAX_LENGTH && known.get(origin, origins::isKnown);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void changed(EmbedEvent.OriginsChanged event) {
        ofProject.invalidate(event.projectId());
        known.invalidateAll();
    }
}
