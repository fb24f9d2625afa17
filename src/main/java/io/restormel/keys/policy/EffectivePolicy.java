package io.restormel.keys.policy;

import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.engine.PolicyRule;

/**
 * A policy that is in force at a place.
 *
 * @param through why: the place, around the one asked about or the same, that it is bound to
 */
public record EffectivePolicy(Policy policy, Target through) {

    /** What it does when it objects. Lists always block; a limit says for itself. */
    public LimitMode mode() {
        return policy.rule() instanceof PolicyRule.UsageLimit limit ? limit.mode() : LimitMode.ENFORCE;
    }
}
