package io.restormel.keys.route;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A route as its owner sees it: what holds at once, and where its draft stands. The draft itself is a
 * {@link RouteContent}.
 *
 * @param environmentId fixed when the route is created
 * @param name 1 to 120 characters; may stand for the id in a resolve request
 * @param status {@code active}, or any other word to take the route out of service
 * @param flowLayout where a canvas draws the steps; decides nothing
 * @param followsDraft whether every edit is live at once, as for clients that never publish
 * @param version of the draft
 * @param publishedVersion 0 when nothing was ever published; differs from {@code version} while the route is taken off
 * @param draftHash of the draft's content
 * @param publishedHash of the content that is live; null when nothing was published
 * @param revision rises with every write; give it back with an edit so that nobody's work is lost
 */
public record Route(
        UUID id,
        UUID projectId,
        UUID environmentId,
        String name,
        @Nullable String description,
        String status,
        boolean enabled,
        @Nullable Map<String, Object> flowLayout,
        boolean followsDraft,
        int version,
        int publishedVersion,
        String draftHash,
        @Nullable String publishedHash,
        @Nullable String changeSummary,
        long revision,
        @Nullable String createdBy,
        @Nullable String updatedBy,
        @Nullable String updatedVia,
        Instant createdAt,
        Instant updatedAt) {

    public Route {
        flowLayout = flowLayout == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(flowLayout));
    }

    /** Whether something is published and not taken off again; says nothing about {@code enabled} and {@code status}. */
    public boolean isPublished() {
        return version == publishedVersion;
    }

    /** Whether the draft says something else than what is live. */
    public boolean hasUnpublishedChanges() {
        return !followsDraft && !draftHash.equals(publishedHash);
    }

    public boolean isActive() {
        return status.equals("active");
    }

    /** What of it can be edited without a publish. */
    public RouteSettings settings() {
        return new RouteSettings(
                name, description, enabled, status, flowLayout, version, publishedVersion, changeSummary, updatedVia);
    }
}
