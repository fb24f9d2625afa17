package io.restormel.keys.config;

import io.restormel.keys.config.ConfigFile.RouteKey;
import io.restormel.keys.engine.TargetType;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where a policy applies: somewhere in the project, or at what requests tell of themselves.
 *
 * @param environment its slug; null for the whole project
 * @param route its name; null for the whole environment
 * @param number which of the environment's routes of this name, in the order of the file, from 1
 * @param step from 1; null for the whole route
 * @param told for limits only; all else is null then
 */
record Place(
        @Nullable String environment,
        @Nullable String route,
        int number,
        @Nullable Integer step,
        @Nullable Told told) {

    /** Whom or what a limit is for; any of them, each by itself. */
    static final String EACH = "*";

    /**
     * What requests tell of themselves.
     *
     * @param type {@code GATEWAY_KEY}, {@code END_USER} or {@code TAG}
     * @param name a key's label, the host's id of an end user, or a tag such as {@code team=search}; or for each
     */
    record Told(TargetType type, String name) {

        /** What a file calls it. */
        String field() {
            return switch (type) {
                case GATEWAY_KEY -> "gatewayKey";
                case END_USER -> "endUser";
                case TAG -> "tag";
                case WORKSPACE, PROJECT, ENVIRONMENT, ROUTE, ROUTE_STEP -> throw new IllegalStateException("" + this);
            };
        }
    }

    static final Comparator<Place> ORDER = Comparator.comparing(Place::type)
            .thenComparing(place -> String.valueOf(place.environment()))
            .thenComparing(place -> String.valueOf(place.route()))
            .thenComparingInt(Place::number)
            .thenComparingInt(place -> place.step() == null ? 0 : place.step())
            .thenComparing(place -> place.told() == null ? "" : place.told().name());

    static Place project() {
        return new Place(null, null, 1, null, null);
    }

    static Place environment(String slug) {
        return new Place(slug, null, 1, null, null);
    }

    static Place route(RouteKey key, @Nullable Integer step) {
        return new Place(key.environment(), key.name(), key.number(), step, null);
    }

    static Place told(TargetType type, String name) {
        return new Place(null, null, 1, null, new Told(type, name));
    }

    TargetType type() {
        if (told != null) {
            return told.type();
        }
        if (environment == null) {
            return TargetType.PROJECT;
        }
        if (route == null) {
            return TargetType.ENVIRONMENT;
        }
        return step == null ? TargetType.ROUTE : TargetType.ROUTE_STEP;
    }

    RouteKey routeKey() {
        return new RouteKey(String.valueOf(environment), String.valueOf(route), number);
    }

    @Override
    public String toString() {
        if (told != null) {
            return told.field() + " " + told.name();
        }
        return switch (type()) {
            case WORKSPACE, PROJECT, GATEWAY_KEY, END_USER, TAG -> "the project";
            case ENVIRONMENT -> String.valueOf(environment);
            case ROUTE -> routeKey().toString();
            case ROUTE_STEP -> routeKey() + " step " + step;
        };
    }
}
