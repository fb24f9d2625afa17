package io.restormel.keys.embed;

import io.restormel.keys.access.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an end user's page may do, and for how long. Immutable; does not hold its token.
 *
 * @param routeId the route whose model is chosen; null for everywhere in the project
 * @param endUserId the host's own opaque id of its user, 1 to 200 characters
 * @param providers the only providers it shows, canonical; empty for all
 * @param origins where its elements may be; empty for pages of this server only
 * @param locale BCP 47 tag; null for the browser's
 * @param expiresAt the first instant at which it is no longer good
 * @param revokedAt null while it is not revoked
 */
public record WidgetSession(
        UUID id,
        UUID workspaceId,
        UUID projectId,
        UUID environmentId,
        @Nullable UUID routeId,
        String endUserId,
        Set<WidgetComponent> components,
        Set<WidgetAction> actions,
        List<String> providers,
        List<String> origins,
        @Nullable String locale,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {

    public WidgetSession {
        components = Set.copyOf(components);
        actions = Set.copyOf(actions);
        providers = List.copyOf(providers);
        origins = List.copyOf(origins);
    }

    /** @param provider canonical */
    boolean shows(String provider) {
        return providers.isEmpty() || providers.contains(provider);
    }

    boolean isGoodAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    Caller caller() {
        return new Caller.WidgetSession(id, workspaceId, projectId);
    }

    /** Without the end user's id, which is not ours to write down. */
    @Override
    public String toString() {
        return "WidgetSession[" + id + "]";
    }
}
