package io.restormel.keys.outcome;

import java.util.List;

/**
 * What calls came to over a period.
 *
 * @param byModel the dearest first
 */
public record OutcomeReport(OutcomeTotals totals, List<ModelOutcomes> byModel) {

    public OutcomeReport {
        byModel = List.copyOf(byModel);
    }

    public record ModelOutcomes(ModelName model, OutcomeTotals totals) {}
}
