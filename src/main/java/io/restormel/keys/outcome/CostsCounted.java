package io.restormel.keys.outcome;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What calls cost was added to the totals in the current transaction. Published in it, with what it takes to know more. */
public record CostsCounted(List<Cost> costs) {

    public CostsCounted {
        costs = List.copyOf(costs);
    }

    /**
     * The cost of one call.
     *
     * @param decisionId the decision that it followed; null, or unknown here, when there was none
     * @param endUserId the host's id of the person it was made for; null when not told
     * @param costUsd exact; negative where a correction takes something back
     */
    public record Cost(
            UUID projectId,
            @Nullable UUID decisionId,
            String providerType,
            String modelId,
            @Nullable String endUserId,
            BigDecimal costUsd,
            Instant occurredAt) {

        static Cost of(Outcome outcome, BigDecimal costUsd) {
            var report = outcome.report();
            return new Cost(
                    outcome.projectId(),
                    report.decisionId(),
                    report.model().providerType(),
                    report.model().modelId(),
                    report.endUserId(),
                    costUsd,
                    report.occurredAt());
        }

        /** Without the end user's id, which is not ours to write down. */
        @Override
        public String toString() {
            return "Cost[" + projectId + " " + costUsd + "]";
        }
    }
}
