package io.restormel.keys.config;

import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.policy.BindTarget;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads where a policy applies, as strictly as the rest of the file. */
final class PlaceParser {

    private static final int MOST = 1_000;
    private static final int NAME = 120;
    private static final int WORD = 60;
    private static final int TOLD = 200;

    private PlaceParser() {}

    static Place place(JsonNode json) {
        var body = JsonBody.of(
                json, Set.of("project", "environment", "route", "number", "step", "gatewayKey", "endUser", "tag"));
        var environment = body.text("environment", WORD);
        var route = body.text("route", NAME);
        var number = body.integer("number", 1, MOST);
        var step = body.integer("step", 1, MOST);
        boolean project = Boolean.TRUE.equals(body.bool("project"));
        var told = told(body);
        if (told != null) {
            if (project || environment != null || route != null || number != null || step != null) {
                throw ApplicationException.invalid(told.field(), "is a place of its own, and goes with no other");
            }
            return new Place(null, null, 1, null, told);
        }
        if (project == (environment != null)) {
            throw ApplicationException.invalid("environment", "is required, or project: true in its place");
        }
        if (project ? route != null || step != null : route == null && step != null) {
            throw ApplicationException.invalid(route == null ? "step" : "route", "needs what it is in");
        }
        return new Place(environment, route, number == null ? 1 : number, step, null);
    }

    private static Place.@Nullable Told told(JsonBody body) {
        Map<String, TargetType> types = new LinkedHashMap<>();
        types.put("gatewayKey", TargetType.GATEWAY_KEY);
        types.put("endUser", TargetType.END_USER);
        types.put("tag", TargetType.TAG);
        Place.Told found = null;
        for (var each : types.entrySet()) {
            var name = body.text(each.getKey(), TOLD);
            if (name != null && found != null) {
                throw ApplicationException.invalid(each.getKey(), "is a place of its own, and goes with no other");
            }
            found = name == null
                    ? found
                    : new Place.Told(each.getValue(), checked(each.getKey(), each.getValue(), name));
        }
        return found;
    }

    /** Which keys there are is asked later. */
    private static String checked(String field, TargetType type, String name) {
        if (type != TargetType.GATEWAY_KEY) {
            try {
                return String.valueOf(BindTarget.of(type, name).name());
            } catch (ApplicationException.Invalid e) {
                throw ApplicationException.invalid(field, e.getMessage().replaceFirst("^targetId ", ""));
            }
        }
        return name;
    }
}
