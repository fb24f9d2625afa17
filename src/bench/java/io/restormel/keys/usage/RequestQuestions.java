package io.restormel.keys.usage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What people look for among the requests of {@link RequestsSeed}: what is frequent, what is rare, and what never meets. */
final class RequestQuestions {

    private RequestQuestions() {}

    /** By their names; {@code end} is when the last request was made. */
    static Map<String, RequestFilter> until(Instant end) {
        Map<String, RequestFilter> all = new LinkedHashMap<>();
        all.put("no filter", filter());
        all.put("the last day", filter("since", end.minus(1, ChronoUnit.DAYS)));
        all.put("until 60 days ago", filter("until", end.minus(60, ChronoUnit.DAYS)));
        all.put("status, frequent", filter("status", "resolved"));
        all.put("status, 4 %", filter("status", "policy_blocked"));
        all.put("status, rare", filter("status", "route_unpublished"));
        all.put("route, frequent", filter("route", RequestsSeed.route(0)));
        all.put("route, rare", filter("route", RequestsSeed.route(99)));
        all.put("provider, frequent", filter("provider", "provider-0"));
        all.put("provider, rare", filter("provider", "rare-provider"));
        all.put("model, frequent", filter("model", "model-0"));
        all.put("model, rare", filter("model", "rare-model"));
        all.put("key, frequent", filter("key", RequestsSeed.key(0)));
        all.put("key, rare", filter("key", RequestsSeed.key(99)));
        all.put("environment, frequent", filter("environment", RequestsSeed.environment(0)));
        all.put("environment, rare", filter("environment", RequestsSeed.environment(99)));
        all.put("end user, 10 %", filter("endUser", "batch"));
        all.put("end user, usual", filter("endUser", "user-777"));
        all.put("end user, rare", filter("endUser", "rare-user"));
        all.put("text, frequent", filter("text", "MODEL-1"));
        all.put("text, rare", filter("text", "rare-rou"));
        all.put("text, none", filter("text", "nobody has this"));
        all.put("route and frequent status", filter("route", RequestsSeed.route(0), "status", "resolved"));
        all.put("route and status of 4 %", filter("route", RequestsSeed.route(0), "status", "policy_blocked"));
        all.put("route and rare status", filter("route", RequestsSeed.route(0), "status", "route_unpublished"));
        all.put("route and model that never meet", filter("route", RequestsSeed.route(0), "model", "model-1"));
        all.put("key and model", filter("key", RequestsSeed.key(9), "model", "model-29"));
        all.put("provider and model", filter("provider", "provider-0", "model", "model-0"));
        all.put("provider and rare status", filter("provider", "none", "status", "route_unpublished"));
        all.put(
                "environment and 4 % status",
                filter("environment", RequestsSeed.environment(0), "status", "policy_blocked"));
        all.put("end user of 10 %, rare status", filter("endUser", "batch", "status", "route_unpublished"));
        all.put("end user of 10 %, model", filter("endUser", "batch", "model", "model-29"));
        return all;
    }

    /** Names and values by turns. */
    static RequestFilter filter(Object... pairs) {
        var by = new LinkedHashMap<Object, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            by.put(pairs[i], pairs[i + 1]);
        }
        return new RequestFilter(
                (Instant) by.get("since"),
                (Instant) by.get("until"),
                (String) by.get("status"),
                (String) by.get("model"),
                (String) by.get("provider"),
                (UUID) by.get("route"),
                (UUID) by.get("environment"),
                (UUID) by.get("key"),
                (String) by.get("endUser"),
                (String) by.get("text"));
    }
}
