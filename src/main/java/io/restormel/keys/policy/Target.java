package io.restormel.keys.policy;

import io.restormel.keys.engine.TargetType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that policies can be bound to, as it is now.
 *
 * @param projectId null for the workspace
 * @param environmentId the environment itself or that of the route or step; null for what lies outside of environments
 * @param routeId the route itself or the step's route; null for what lies outside of routes
 * @param name what people call it, with what it lies in: {@code Shop › checkout › step 2}
 */
public record Target(
        TargetType type,
        UUID id,
        @Nullable UUID projectId,
        @Nullable UUID environmentId,
        @Nullable UUID routeId,
        String name) {

    private static final String EACH_VALUE = "=" + BindTarget.EACH;

    /** Whether what applies here applies to all that happens at the other one too; each place encloses itself. */
    public boolean encloses(Target other) {
        return switch (type) {
            case WORKSPACE -> true;
            case PROJECT -> id.equals(other.projectId);
            case ENVIRONMENT -> id.equals(other.environmentId);
            case ROUTE -> id.equals(other.routeId);
            case ROUTE_STEP -> type == other.type && id.equals(other.id);
            case GATEWAY_KEY, END_USER, TAG -> type == other.type && (id.equals(other.id) || isEachOf(other));
        };
    }

    /** Whether this stands for each one by themselves, and the other for one of them. */
    private boolean isEachOf(Target one) {
        return type == TargetType.TAG
                ? name.endsWith(EACH_VALUE) && one.name.startsWith(name.substring(0, name.length() - 1))
                : name.equals(BindTarget.EACH);
    }
}
