package io.restormel.keys.outcome;

import org.jspecify.annotations.Nullable;

/**
 * Tokens of one call; null means not told.
 *
 * @param input all input, {@code cached} included
 * @param output all output, {@code reasoning} included
 * @param cached input that the provider read from its cache
 */
public record TokenCounts(
        @Nullable Long input,
        @Nullable Long output,
        @Nullable Long cached,
        @Nullable Long reasoning) {

    boolean told() {
        return input != null || output != null;
    }

    static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
