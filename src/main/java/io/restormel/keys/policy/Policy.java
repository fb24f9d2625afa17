package io.restormel.keys.policy;

import io.restormel.keys.engine.PolicyRule;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A named rule of a workspace. It takes effect where it is bound, and only while it is active.
 *
 * @param type as stored; what this version does not know reads as {@link PolicyRule.UnknownRule}
 * @param definition the rule's JSON object as stored, which {@code rule} was read from
 * @param sample whether the product made it as an example
 * @param changeSummary why it was last changed, in its author's words
 * @param revision grows by one with each change
 * @param updatedVia which client wrote last, such as {@code dashboard}
 */
public record Policy(
        UUID id,
        UUID workspaceId,
        String name,
        String type,
        PolicyStatus status,
        PolicyRule rule,
        String definition,
        boolean sample,
        @Nullable String changeSummary,
        long revision,
        @Nullable String createdBy,
        @Nullable String updatedBy,
        @Nullable String updatedVia,
        Instant createdAt,
        Instant updatedAt) {

    public boolean active() {
        return status == PolicyStatus.ACTIVE;
    }
}
