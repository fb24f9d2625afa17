package io.restormel.keys.engine;

import org.jspecify.annotations.Nullable;

/**
 * A mistake in the configuration, found while compiling it.
 *
 * @param severity an error disables the route it names, and only that one
 * @param field the JSON field to correct, such as {@code modelPool}
 * @param code stable, for programs, such as {@code duplicate_order_index}
 * @param message for people
 */
public record ConfigProblem(
        Severity severity,
        @Nullable String routeId,
        @Nullable String stepId,
        @Nullable String policyId,
        @Nullable String field,
        String code,
        String message) {

    /** How much a problem matters. */
    public enum Severity {
        ERROR,
        WARNING
    }
}
