package io.restormel.keys.project;

import io.restormel.keys.access.KeyScope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an app's key is for, as people set it. Immutable.
 *
 * @param label what people call it, at most 120 characters; null when it has none
 * @param environmentId the only environment it is good for; null for all of the project
 * @param expiresAt the first instant at which it is no longer good; null when it never expires
 * @param scopes what it may do, at least one; null for a plain key, which resolves and reports usage, and edits the
 *     project too where the workspace allows plain keys that
 * @param ipRanges the addresses it is good from, each as {@code 192.0.2.7} or {@code 2001:db8::/32}, at most 50; empty
 *     for all
 * @param requestsPerMinute how many requests it may make a minute on each server, from 1 to 1,000,000; null for any
 *     number
 */
public record GatewayKeySettings(
        @Nullable String label,
        @Nullable UUID environmentId,
        @Nullable Instant expiresAt,
        @Nullable Set<KeyScope> scopes,
        List<String> ipRanges,
        @Nullable Integer requestsPerMinute) {

    public GatewayKeySettings {
        scopes = scopes == null ? null : Set.copyOf(scopes);
        ipRanges = List.copyOf(ipRanges);
    }

    /** Of a plain key that is good from anywhere and as often as one likes. */
    public static GatewayKeySettings plain(
            @Nullable String label, @Nullable UUID environmentId, @Nullable Instant expiresAt) {
        return new GatewayKeySettings(label, environmentId, expiresAt, null, List.of(), null);
    }

    /** Is it good for a while, from some addresses or at a pace only? */
    boolean isLimited() {
        return expiresAt != null || !ipRanges.isEmpty() || requestsPerMinute != null;
    }

    GatewayKeySettings withLabel(@Nullable String other) {
        return new GatewayKeySettings(other, environmentId, expiresAt, scopes, ipRanges, requestsPerMinute);
    }
}
