package io.restormel.keys.outcome;

/**
 * Sums over some reported calls, with what is known of the decisions they followed.
 *
 * @param decided calls whose decision is known
 * @param fellBack those of them whose decision passed over at least one step
 */
public record CallFigures(OutcomeTotals totals, long decided, long fellBack) {

    public static final CallFigures NONE = new CallFigures(OutcomeTotals.NONE, 0, 0);

    /** Input and output tokens together. */
    public long tokens() {
        return totals.inputTokens() + totals.outputTokens();
    }

    /** 0 to 1, of the calls whose decision is known; 0 without any. */
    public double fallbackRate() {
        return decided == 0 ? 0 : (double) fellBack / decided;
    }

    CallFigures plus(CallFigures other) {
        return new CallFigures(totals.plus(other.totals), decided + other.decided, fellBack + other.fellBack);
    }

    CallFigures negated() {
        return new CallFigures(totals.negated(), -decided, -fellBack);
    }
}
