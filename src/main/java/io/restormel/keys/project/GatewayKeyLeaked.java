package io.restormel.keys.project;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Gateway Key was found in public and has been revoked; published within the transaction that revokes it.
 *
 * @param shown the start of the key and an ellipsis
 * @param foundAt where, as its finder says, at most 2,000 characters, without any key; null when not said
 */
public record GatewayKeyLeaked(
        UUID projectId,
        UUID keyId,
        @Nullable String label,
        String shown,
        @Nullable String foundAt) {}
