package io.restormel.keys.usage;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether policies would let a model through now, as they are live. Whoever decides implements it; the caller's
 * rights are checked there.
 */
public interface ModelCheck {

    /** @param policy the policy's name; {@code message} says what it minds */
    record Objection(String policyId, String policy, String message) {}

    /**
     * What they mind, nothing when the model would pass; empty when the route or the environment is gone.
     *
     * @param environmentId null for the route's own, or else the project's default; {@code routeId} null for no route
     */
    Optional<List<Objection>> objections(
            UUID projectId, @Nullable UUID environmentId, @Nullable UUID routeId, String providerType, String modelId);
}
