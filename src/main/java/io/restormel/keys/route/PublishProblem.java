package io.restormel.keys.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a draft cannot be published, as it is told on the wire.
 *
 * @param stepId null when it concerns the route as a whole, as is {@code orderIndex}
 * @param field the JSON field to correct
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishProblem(
        @Nullable String stepId, @Nullable Integer orderIndex, String field, String message) {}
