package io.restormel.keys.route;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became live with one publish or rollback. Immutable, as is its row.
 *
 * @param version from 1, unique in the route
 * @param action {@code publish} or {@code rollback}
 * @param restoredFrom the version that a rollback copied; null for a publish
 * @param contentHash as {@link Route#publishedHash()}
 * @param summary what its author said about it
 * @param actorType {@code user}, {@code gateway_key}, {@code management_key} or {@code system}
 */
public record RouteVersion(
        UUID id,
        UUID routeId,
        int version,
        String action,
        @Nullable Integer restoredFrom,
        RouteContent content,
        String contentHash,
        @Nullable String summary,
        @Nullable String actorId,
        String actorType,
        Instant createdAt) {}
