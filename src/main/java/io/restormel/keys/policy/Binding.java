package io.restormel.keys.policy;

import io.restormel.keys.engine.TargetType;
import java.time.Instant;
import java.util.UUID;

/** One place where a policy applies. What it names may have been deleted since; then it does nothing. */
public record Binding(UUID id, UUID policyId, TargetType targetType, UUID targetId, Instant createdAt) {}
