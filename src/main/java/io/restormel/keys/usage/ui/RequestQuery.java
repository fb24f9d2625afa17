package io.restormel.keys.usage.ui;

import com.vaadin.flow.router.QueryParameters;
import io.restormel.keys.outcome.Dimension;
import io.restormel.keys.usage.RequestFilter;
import io.restormel.keys.usage.UsageRange;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the requests page shows, as its address says.
 *
 * @param request the one whose details are open; null for none
 */
record RequestQuery(
        UsageRange range,
        @Nullable String status,
        @Nullable UUID environment,
        @Nullable UUID route,
        @Nullable String provider,
        @Nullable String model,
        @Nullable UUID key,
        @Nullable String endUser,
        @Nullable String text,
        @Nullable UUID request) {

    static final RequestQuery FIRST =
            new RequestQuery(UsageRange.DAY, null, null, null, null, null, null, null, null, null);

    static RequestQuery of(QueryParameters parameters) {
        var address = new Address(parameters);
        return new RequestQuery(
                address.text("range").flatMap(UsageRange::ofWire).orElse(UsageRange.DAY),
                address.text("status").orElse(null),
                address.id("environment").orElse(null),
                address.id("route").orElse(null),
                address.text("provider").orElse(null),
                address.text("model").orElse(null),
                address.id("key").orElse(null),
                address.text("endUser").orElse(null),
                address.text("q").orElse(null),
                address.id("request").orElse(null));
    }

    QueryParameters parameters() {
        return new Address()
                .with("range", range == UsageRange.DAY ? null : range.wire())
                .with("status", status)
                .with("environment", environment)
                .with("route", route)
                .with("provider", provider)
                .with("model", model)
                .with("key", key)
                .with("endUser", endUser)
                .with("q", text)
                .with("request", request)
                .parameters();
    }

    /** The page of a project that shows this; relative to the dashboard's root. */
    String path(UUID projectId) {
        var query = parameters().getQueryString();
        return location(projectId) + (query.isEmpty() ? "" : "?" + query);
    }

    static String location(UUID projectId) {
        return "projects/" + projectId + "/requests";
    }

    RequestQuery withRange(UsageRange other) {
        return new RequestQuery(other, status, environment, route, provider, model, key, endUser, text, request);
    }

    RequestQuery withStatus(@Nullable String other) {
        return new RequestQuery(range, other, environment, route, provider, model, key, endUser, text, request);
    }

    RequestQuery withModel(@Nullable String ofProvider, @Nullable String other) {
        return new RequestQuery(range, status, environment, route, ofProvider, other, key, endUser, text, request);
    }

    RequestQuery withRequest(@Nullable UUID other) {
        return new RequestQuery(range, status, environment, route, provider, model, key, endUser, text, other);
    }

    /** Those that count for this value; a value that no request can have does not restrict. */
    RequestQuery only(Dimension by, String value) {
        return switch (by) {
            case PROVIDER -> withModel(value, null);
            case MODEL -> {
                int slash = value.indexOf('/');
                yield slash < 0 ? this : withModel(value.substring(0, slash), value.substring(slash + 1));
            }
            case ROUTE ->
                new RequestQuery(
                        range,
                        status,
                        environment,
                        Address.idOf(value).orElse(null),
                        provider,
                        model,
                        key,
                        endUser,
                        text,
                        request);
            case KEY ->
                new RequestQuery(
                        range,
                        status,
                        environment,
                        route,
                        provider,
                        model,
                        Address.idOf(value).orElse(null),
                        endUser,
                        text,
                        request);
            case END_USER ->
                new RequestQuery(range, status, environment, route, provider, model, key, value, text, request);
            case ALL, TAG -> this;
        };
    }

    /** Whether both show the same list, whatever is open beside it. */
    boolean sameList(RequestQuery other) {
        return withRequest(null).equals(other.withRequest(null));
    }

    /** Whether anything but the period restricts the list. */
    boolean filtered() {
        return !sameList(FIRST.withRange(range));
    }

    RequestFilter filter(Instant now) {
        return new RequestFilter(
                range.start(now), null, status, model, provider, route, environment, key, endUser, text);
    }
}
