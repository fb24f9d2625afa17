package io.restormel.keys.route;

import org.jspecify.annotations.Nullable;

/**
 * One thing that differs between two contents, for people.
 *
 * @param step place of the step, counted from 1; null when it is the route's own
 * @param label the step's; null without one
 * @param field JSON field; {@code step} when the whole step came or went
 * @param before null when there was nothing
 * @param after null when there is nothing any more
 */
public record RouteDifference(
        @Nullable Integer step,
        @Nullable String label,
        String field,
        @Nullable String before,
        @Nullable String after) {

    /** {@code Route}, or a step such as {@code Step 2 “cheap”}. */
    public String where() {
        return step == null ? "Route" : "Step " + step + (label == null ? "" : " “" + label + "”");
    }
}
