package io.restormel.keys.whatif;

import io.restormel.keys.engine.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking recorded requests again: each once of the configuration as it is, once with the change. Equal for equal
 * decisions and configurations. Immutable.
 *
 * @param decisions asked again
 * @param hasOlder whether there are older ones, which were not asked
 * @param requestsUnknown how many were left out, since what was asked was not recorded with them
 * @param changed how many would be answered otherwise
 * @param drifted how many the configuration as it is already answers otherwise than was recorded
 * @param priced of how many both answers have an estimate; the costs are theirs
 * @param headersUnknown how many passed headers, whose values are not recorded: conditions on these see blank text
 * @param limitsUnknown how many are on routes with limits, before or after: what these had left is not recorded, so they
 *     object to none
 * @param oldest when the oldest was made; null without any
 * @param changes the most frequent first, at most 100
 * @param violations objections of policies that only the change brings, the most frequent first, at most 100
 * @param objections on how many decisions a policy has such, by its id
 */
public record WhatIfResult(
        int decisions,
        boolean hasOlder,
        int requestsUnknown,
        int changed,
        int drifted,
        int servedBefore,
        int servedAfter,
        int priced,
        BigDecimal costBeforeUsd,
        BigDecimal costAfterUsd,
        int headersUnknown,
        int limitsUnknown,
        @Nullable Instant oldest,
        @Nullable Instant newest,
        List<Change> changes,
        List<NewViolation> violations,
        Map<String, Integer> objections) {

    public WhatIfResult {
        changes = List.copyOf(changes);
        violations = List.copyOf(violations);
        objections = Map.copyOf(objections);
    }

    /** What the change would add to the cost of those {@link #priced}; negative when it saves. */
    public BigDecimal costDifferenceUsd() {
        return costAfterUsd.subtract(costBeforeUsd);
    }

    /**
     * An answer in short.
     *
     * @param code {@code resolved}, or the error's
     * @param providerType canonical; null unless resolved, as is the model
     */
    public record Answer(
            String code,
            @Nullable String providerType,
            @Nullable String modelId) {

        /** Such as {@code openai / gpt-4o}. */
        public String words() {
            return providerType == null ? code : providerType + " / " + modelId;
        }
    }

    /** @param costDifferenceUsd of those with an estimate on both sides */
    public record Change(Answer from, Answer to, int count, BigDecimal costDifferenceUsd) {}

    /** @param count on how many decisions */
    public record NewViolation(Violation violation, int count) {}
}
