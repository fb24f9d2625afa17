package io.restormel.keys.route;

import org.jspecify.annotations.Nullable;

/**
 * One thing that differs between two contents, for people.
 *
 * @param where {@code Route}, or a step such as {@code Step 2 (openai / gpt-4o)}
 * @param field JSON field; {@code step} when the whole step came or went
 * @param before null when there was nothing
 * @param after null when there is nothing any more
 */
public record RouteDifference(
        String where,
        String field,
        @Nullable String before,
        @Nullable String after) {}
