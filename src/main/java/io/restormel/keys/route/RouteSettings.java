package io.restormel.keys.route;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a route holds as soon as it is saved, without a publish. See {@link Route} for the fields.
 *
 * @param version together with {@code publishedVersion}: unequal takes the route off, equal puts it back
 * @param changeSummary what the last write was about, by whoever wrote
 * @param updatedVia what wrote it, such as {@code dashboard} or {@code mcp}
 */
public record RouteSettings(
        String name,
        @Nullable String description,
        boolean enabled,
        String status,
        @Nullable Map<String, Object> flowLayout,
        int version,
        int publishedVersion,
        @Nullable String changeSummary,
        @Nullable String updatedVia) {

    /** Settings of a new route that is on and says nothing else. */
    public static RouteSettings named(String name) {
        return new RouteSettings(name, null, true, "active", null, 1, 1, null, null);
    }

    public RouteSettings withName(String newName) {
        return new RouteSettings(
                newName,
                description,
                enabled,
                status,
                flowLayout,
                version,
                publishedVersion,
                changeSummary,
                updatedVia);
    }

    public RouteSettings withDescription(@Nullable String text) {
        return new RouteSettings(
                name, text, enabled, status, flowLayout, version, publishedVersion, changeSummary, updatedVia);
    }

    public RouteSettings withEnabled(boolean on) {
        return new RouteSettings(
                name, description, on, status, flowLayout, version, publishedVersion, changeSummary, updatedVia);
    }

    public RouteSettings withVersions(int draft, int published) {
        return new RouteSettings(
                name, description, enabled, status, flowLayout, draft, published, changeSummary, updatedVia);
    }

    public RouteSettings via(@Nullable String what) {
        return new RouteSettings(
                name, description, enabled, status, flowLayout, version, publishedVersion, changeSummary, what);
    }

    public RouteSettings withFlowLayout(@Nullable Map<String, Object> layout) {
        return new RouteSettings(
                name, description, enabled, status, layout, version, publishedVersion, changeSummary, updatedVia);
    }

    public RouteSettings withSummary(@Nullable String summary) {
        return new RouteSettings(
                name, description, enabled, status, flowLayout, version, publishedVersion, summary, updatedVia);
    }
}
