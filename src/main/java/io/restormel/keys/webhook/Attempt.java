package io.restormel.keys.webhook;

import io.restormel.keys.provider.SafePost;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt ended.
 *
 * @param status of the answer; null when there was none
 * @param error in a sentence; null when it was taken
 */
record Attempt(@Nullable Integer status, @Nullable String error, Duration took) {

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int REFUSAL = 400;

    static Attempt of(SafePost.Result result, Duration took) {
        return switch (result) {
            case SafePost.Result.Answered(var status) -> new Attempt(status, problem(status), took);
            case SafePost.Result.Refused(var sentence) -> new Attempt(null, sentence, took);
            case SafePost.Result.Unreachable(var sentence) -> new Attempt(null, sentence, took);
        };
    }

    private static @Nullable String problem(int status) {
        if (status >= OK && status < REDIRECT) {
            return null;
        }
        return status >= REDIRECT && status < REFUSAL
                ? "The server answered " + status + "; redirects are not followed."
                : "The server answered " + status + ".";
    }

    boolean taken() {
        return error == null;
    }
}
