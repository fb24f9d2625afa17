package io.restormel.keys.engine;

/** Where a policy applies. */
public record PolicyBinding(String policyId, TargetType targetType, String targetId) {}
