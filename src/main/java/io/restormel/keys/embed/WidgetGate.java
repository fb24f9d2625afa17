package io.restormel.keys.embed;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.RateLimit;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets in the calls of elements, however they come: a good session, used on a page that the session and its project
 * allow, not too often. No other token is good here, and this one nowhere else. Thread-safe.
 */
@Component
class WidgetGate {

    static final String ORIGIN_NOT_ALLOWED = "origin_not_allowed";

    /** Elements ask every four seconds; a page full of them stays far below. */
    private static final int PER_MINUTE = 600;

    private final SessionDirectory sessions;
    private final OriginDirectory origins;
    private final Clock clock;
    private final RateLimit limit;

    WidgetGate(SessionDirectory sessions, OriginDirectory origins, Clock clock) {
        this.sessions = sessions;
        this.origins = origins;
        this.clock = clock;
        this.limit = new RateLimit(PER_MINUTE, Duration.ofMinutes(1), clock);
    }

    sealed interface Entry {

        record In(WidgetCall call) implements Entry {}

        /** @param retryAfterSeconds when to try again; 0 when that is of no use */
        record Out(int status, String code, String message, long retryAfterSeconds) implements Entry {}
    }

    /**
     * @param origin of the calling page; null when the caller is no page
     * @param own whether that is this server's
     */
    Entry admit(String token, @Nullable String origin, boolean own) {
        var session = sessions.find(token);
        if (session == null) {
            return out(401, "session_invalid", "Send a widget session as \"Authorization: Bearer rkw_…\"");
        }
        if (session.revokedAt() != null) {
            return out(401, "session_revoked", "The session was revoked");
        }
        if (!session.isGoodAt(clock.instant())) {
            return out(401, "session_expired", "The session has expired");
        }
        if (origin != null && !own && !session.origins().contains(origin)) {
            return out(403, ORIGIN_NOT_ALLOWED, "The session is not for pages of this origin");
        }
        if (origin != null && !own && !origins.of(session.projectId()).contains(origin)) {
            return out(403, ORIGIN_NOT_ALLOWED, "The project's allow-list does not have this origin");
        }
        try {
            limit.require(session.id(), "A session calls at most " + PER_MINUTE + " times a minute");
        } catch (ApplicationException.TooMany e) {
            return new Entry.Out(429, e.code(), e.getMessage(), e.retryAfterSeconds());
        }
        return new Entry.In(new WidgetCall(session, own));
    }

    private static Entry out(int status, String code, String message) {
        return new Entry.Out(status, code, message, 0);
    }
}
