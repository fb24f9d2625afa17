package io.restormel.keys.embed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restormel.keys.access.KeyDigest;
import io.restormel.keys.access.KeyFormat;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Finds the session of a token. What it tells is less than a second old: a page's burst of calls costs one look at the
 * database, and a revocation counts within a second on every node, on the node that made it at once. Thread-safe.
 */
@Component
class SessionDirectory {

    private static final Duration FRESH = Duration.ofMillis(900);
    private static final int MAX = 50_000;

    private final WidgetSessionRepository sessions;
    private final KeyDigest digest;
    private final Cache<String, WidgetSession> recent =
            Caffeine.newBuilder().maximumSize(MAX).expireAfterWrite(FRESH).build();

    SessionDirectory(WidgetSessionRepository sessions, KeyDigest digest) {
        this.sessions = sessions;
        this.digest = digest;
    }

    /** Whatever has become of it; null when there is none. A mistyped token asks nobody. */
    @Nullable
    WidgetSession find(String token) {
        if (!KeyFormat.isWellFormed(KeyFormat.WIDGET, token)) {
            return null;
        }
        var key = digest.of(token);
        var known = recent.getIfPresent(key);
        if (known != null) {
            return known;
        }
        var found = sessions.findByDigest(key).orElse(null);
        if (found != null) {
            recent.put(key, found);
        }
        return found;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void revoked(EmbedEvent.SessionRevoked event) {
        recent.asMap().values().removeIf(each -> each.id().equals(event.sessionId()));
    }
}
