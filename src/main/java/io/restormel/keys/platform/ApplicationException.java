package io.restormel.keys.platform;

import java.util.Map;

/**
 * A request that was understood and refused. The message is public text and never carries a secret or a cause;
 * {@link #code()} is stable and what clients branch on; {@link #details()} are further fields of the error body.
 */
public abstract sealed class ApplicationException extends RuntimeException {

    private final String code;
    private final transient Map<String, Object> details;

    private ApplicationException(String code, String message, Map<String, Object> details) {
        super(message, null, false, false);
        this.code = code;
        this.details = Map.copyOf(details);
    }

    public String code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }

    @Override
    public String getMessage() {
        return java.util.Objects.requireNonNull(super.getMessage());
    }

    /** Nobody valid is calling: 401. */
    public static final class Unauthorized extends ApplicationException {
        public Unauthorized(String message) {
            super("unauthorized", message, Map.of());
        }
    }

    /** The caller is known and may not do this: 403. */
    public static final class Refused extends ApplicationException {
        public Refused(String code, String message) {
            super(code, message, Map.of());
        }

        public Refused(String code, String message, Map<String, Object> details) {
            super(code, message, details);
        }
    }

    /** There is no such thing, or the caller may not know that there is: 404. */
    public static final class NotFound extends ApplicationException {
        public NotFound(String code, String message) {
            super(code, message, Map.of());
        }
    }

    /** Somebody else changed it since it was read: 409. */
    public static final class Stale extends ApplicationException {
        public Stale(String what) {
            super("stale_revision", what + " was changed by someone else; reload and try again", Map.of());
        }
    }

    /** It contradicts something that exists: 409. */
    public static final class Conflict extends ApplicationException {
        public Conflict(String code, String message) {
            super(code, message, Map.of());
        }
    }

    /** So much was agreed on, and is used up until a new period starts: 402. */
    public static final class LimitReached extends ApplicationException {

        private final Map<String, Long> data;

        public LimitReached(String code, String message, long limit, long used) {
            this(code, message, Map.of("limit", limit, "used", used));
        }

        private LimitReached(String code, String message, Map<String, Long> data) {
            super(code, message, Map.of("detail", message, "data", data));
            this.data = data;
        }

        /** {@code limit} and {@code used}. */
        public Map<String, Long> data() {
            return data;
        }
    }

    /** A field is missing or wrong: 400. {@code details} has {@code field} when one field is at fault. */
    public static final class Invalid extends ApplicationException {
        public Invalid(String code, String message, Map<String, Object> details) {
            super(code, message, details);
        }

        /** The same of a field that is part of this one. */
        public Invalid within(String field) {
            return details().get("field") instanceof String part
                    ? new Invalid(code(), field + "." + getMessage(), Map.of("field", field + "." + part))
                    : this;
        }
    }

    /** Asked too often: 429, with the seconds to wait. */
    public static final class TooMany extends ApplicationException {

        private final long retryAfterSeconds;

        public TooMany(String message, long retryAfterSeconds) {
            super("rate_limited", message, Map.of("retryAfterSeconds", retryAfterSeconds));
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public long retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    /** Something that it needs does not answer; the same request may succeed later: 503. */
    public static final class Unavailable extends ApplicationException {

        private final long retryAfterSeconds;

        public Unavailable(String code, String message) {
            this(code, message, 0);
        }

        /** @param retryAfterSeconds when to try again; 0 when that cannot be said */
        public Unavailable(String code, String message, long retryAfterSeconds) {
            super(code, message, Map.of());
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public long retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    public static Invalid invalid(String field, String problem) {
        return new Invalid("invalid_request", field + " " + problem, Map.of("field", field));
    }

    public static NotFound notFound(String what) {
        return new NotFound("not_found", "No such " + what);
    }

    public static Refused forbidden(String message) {
        return new Refused("forbidden", message);
    }
}
