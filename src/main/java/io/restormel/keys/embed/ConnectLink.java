package io.restormel.keys.embed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link by which an end user without a page of the host's brings keys, once. Immutable; does not hold its token.
 *
 * @param providers canonical; empty for all
 * @param locale BCP 47 tag; null for the browser's
 * @param expiresAt the first instant at which it is no longer good
 * @param usedAt when it was opened; null before
 */
record ConnectLink(
        UUID id,
        UUID workspaceId,
        UUID projectId,
        UUID environmentId,
        String endUserId,
        List<String> providers,
        @Nullable String locale,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt) {

    ConnectLink {
        providers = List.copyOf(providers);
    }

    /** Without the end user's id, which is not ours to write down. */
    @Override
    public String toString() {
        return "ConnectLink[" + id + "]";
    }
}
