package io.restormel.keys.policy;

import io.restormel.keys.engine.PolicyRule;
import org.jspecify.annotations.Nullable;

/**
 * A policy to be created; it starts active and bound nowhere.
 *
 * @param createdVia which client writes, such as {@code dashboard}; null when it does not say
 */
public record NewPolicy(
        String name, PolicyRule rule, @Nullable String createdVia) {}
