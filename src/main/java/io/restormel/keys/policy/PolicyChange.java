package io.restormel.keys.policy;

import io.restormel.keys.engine.PolicyRule;
import org.jspecify.annotations.Nullable;

/**
 * A change of a policy; a null part stays as it is, except that the summary and the client are always those of the
 * latest change.
 *
 * @param rule a rule of another type changes the type
 * @param revision what the change was based on; null means whatever is stored now
 */
public record PolicyChange(
        @Nullable String name,
        @Nullable PolicyStatus status,
        @Nullable PolicyRule rule,
        @Nullable String changeSummary,
        @Nullable String updatedVia,
        @Nullable Long revision) {}
