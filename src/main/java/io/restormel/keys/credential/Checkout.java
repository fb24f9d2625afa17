package io.restormel.keys.credential;

import io.restormel.keys.resolve.RecentDecisions.Decision;
import java.time.Instant;

/** A secret handed out for a decision; whoever receives it closes it. */
public record Checkout(Decision decision, Credential credential, ProviderSecret secret, Instant expiresAt)
        implements AutoCloseable {

    @Override
    public void close() {
        secret.close();
    }
}
