package io.restormel.keys.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person of the workspace, as administrators see it.
 *
 * @param issuer the OAuth2 provider that the person signs in with, or null
 * @param lastSignInAt null when the person never signed in
 */
public record Member(
        UUID id,
        UUID workspaceId,
        String email,
        String name,
        Role role,
        boolean disabled,
        boolean hasPassword,
        @Nullable String issuer,
        long revision,
        @Nullable Instant lastSignInAt) {}
