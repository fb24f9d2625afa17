package io.restormel.keys.usage.ui;

import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.outcome.Dimension;
import io.restormel.keys.usage.RequestFilter;
import io.restormel.keys.usage.UsageRange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the usage page shows, as its address says; what an address says wrongly counts as not said. */
record UsageQuery(
        UsageRange range,
        @Nullable String status,
        @Nullable String model,
        @Nullable UUID route,
        @Nullable String text,
        CallChoice calls) {

    static final UsageQuery FIRST = new UsageQuery(UsageRange.DAY, null, null, null, null, CallChoice.FIRST);

    static UsageQuery of(QueryParameters parameters) {
        return new UsageQuery(
                value(parameters, "range").flatMap(UsageRange::ofWire).orElse(UsageRange.DAY),
                value(parameters, "status").orElse(null),
                value(parameters, "model").orElse(null),
                value(parameters, "route").flatMap(UsageQuery::uuid).orElse(null),
                value(parameters, "q").orElse(null),
                calls(parameters));
    }

    private static CallChoice calls(QueryParameters parameters) {
        return new CallChoice(
                value(parameters, "by")
                        .flatMap(Dimension::ofWire)
                        .filter(by -> by != Dimension.ALL)
                        .orElse(CallChoice.FIRST.by()),
                value(parameters, "measure").flatMap(Measure::ofWire).orElse(CallChoice.FIRST.measure()),
                value(parameters, "value").orElse(null));
    }

    private static Optional<String> value(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    QueryParameters parameters() {
        var all = new LinkedHashMap<String, String>();
        if (range != UsageRange.DAY) {
            all.put("range", range.wire());
        }
        put(all, "status", status);
        put(all, "model", model);
        put(all, "route", route);
        put(all, "q", text);
        put(all, "by", calls.by() == CallChoice.FIRST.by() ? null : calls.by().wire());
        put(
                all,
                "measure",
                calls.measure() == CallChoice.FIRST.measure()
                        ? null
                        : calls.measure().wire());
        put(all, "value", calls.value());
        return QueryParameters.simple(all);
    }

    private static void put(LinkedHashMap<String, String> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value.toString());
        }
    }

    UsageQuery withRange(UsageRange other) {
        return new UsageQuery(other, status, model, route, text, calls);
    }

    UsageQuery withCalls(CallChoice other) {
        return new UsageQuery(range, status, model, route, text, other);
    }

    RequestFilter filter(Instant since) {
        return new RequestFilter(since, null, status, model, null, route, null, null, text);
    }
}
