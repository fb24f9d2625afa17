package io.restormel.keys.credential;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key's acceptance by its provider.
 *
 * @param state null where there is nothing to verify: the host holds the key
 * @param code the last answer, such as {@code valid}, {@code invalid} or {@code network}; null when never asked
 * @param at when last asked; null when never
 * @param dueAt when to ask again; null for never
 */
public record Verification(
        @Nullable VerificationState state,
        @Nullable String code,
        @Nullable Instant at,
        @Nullable Instant dueAt) {

    /** A person who adds a key verifies it at once; this is for keys that nobody verified. */
    private static final Duration FIRST_CHECK = Duration.ofMinutes(5);

    /** The state's spelling in the database and on the wire; null where there is nothing to verify. */
    @Nullable
    String wire() {
        return state == null ? null : state.wire();
    }

    static Verification of(CredentialMode mode, Instant now) {
        return switch (mode) {
            case SEALED -> new Verification(VerificationState.PENDING, null, null, now.plus(FIRST_CHECK));
            case REFERENCE -> new Verification(VerificationState.REFERENCE_ONLY, null, null, null);
            case HOST -> new Verification(null, null, null, null);
        };
    }
}
