package io.restormel.keys.lifecycle;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a project uses a model.
 *
 * @param providerType as written there
 * @param routeId of a step, or of end users' choices for one route; null otherwise, and so is {@code routeName}
 * @param stepId null unless it is a step's; {@code orderIndex} is -1 then
 * @param replaces whether the route lets the replacement take over; false without a route
 * @param count end users who chose it; 1 for all else
 */
public record Use(
        Kind kind,
        @Nullable String providerType,
        @Nullable UUID routeId,
        @Nullable String routeName,
        @Nullable String stepId,
        int orderIndex,
        boolean replaces,
        long count) {

    public enum Kind {
        STEP,
        POOL_MEMBER,
        PROJECT_MODEL,
        END_USER_CHOICE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
