package io.restormel.keys.health;

import io.restormel.keys.outcome.Report;
import java.util.Locale;
import java.util.Set;

/** What a reported call says of its provider. */
enum CallResult {
    SUCCEEDED,
    FAILED,
    RATE_LIMITED,
    TIMED_OUT,
    /** The provider did not take the key, or its account is at an end. */
    KEY_REFUSED,
    /** Nothing: the caller is the cause. */
    NOT_COUNTED;

    private static final Set<String> BY_CALLER = Set.of(
            "context_exceeded",
            "context_length_exceeded",
            "content_filtered",
            "content_filter",
            "policy_block",
            "policy_blocked",
            "invalid_request",
            "bad_request",
            "http_4xx",
            "cancelled",
            "canceled");
    private static final Set<String> RATE = Set.of("rate_limit", "rate_limited", "too_many_requests", "http_429");
    private static final Set<String> TIME =
            Set.of("timeout", "timed_out", "deadline_exceeded", "http_408", "http_504", "gateway_timeout");
    private static final Set<String> KEY = Set.of(
            "auth_error",
            "authentication_error",
            "invalid_api_key",
            "permission_denied",
            "quota_exceeded",
            "insufficient_quota",
            "http_401",
            "http_402",
            "http_403");

    /** Kinds that nobody knows, and failures without one, are the provider's. */
    static CallResult of(Report report) {
        return switch (report.status()) {
            case SUCCEEDED -> SUCCEEDED;
            case CANCELLED -> NOT_COUNTED;
            case FAILED -> ofFailure(report.failureKind() == null ? "" : report.failureKind());
        };
    }

    private static CallResult ofFailure(String kind) {
        var word = kind.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        if (BY_CALLER.contains(word)) {
            return NOT_COUNTED;
        }
        if (RATE.contains(word)) {
            return RATE_LIMITED;
        }
        if (TIME.contains(word)) {
            return TIMED_OUT;
        }
        return KEY.contains(word) ? KEY_REFUSED : FAILED;
    }

    /** Whether it is about the key rather than about who runs the model. */
    boolean isAboutKey() {
        return this == KEY_REFUSED || this == RATE_LIMITED;
    }

    boolean isFailure() {
        return this != SUCCEEDED && this != NOT_COUNTED;
    }
}
