package io.restormel.keys.budget;

import java.math.BigDecimal;

/**
 * How a count stands.
 *
 * @param held what nodes may give away, or gave away and do not know the outcome of
 * @param over requests that came when there was too little left
 * @param notified the highest threshold told of, in percent; 0 for none
 */
record Standing(BigDecimal spent, BigDecimal held, long over, int notified) {

    static final Standing NOTHING = new Standing(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

    /** After a rolling count forgot so much: what was told of may be told again. */
    Standing without(BigDecimal forgotten) {
        return new Standing(spent.subtract(forgotten), held, over, 0);
    }

    Standing plusHeld(BigDecimal amount) {
        return new Standing(spent, held.add(amount), over, notified);
    }

    /** Below 0 when more was used than allowed. */
    BigDecimal left(BigDecimal limit) {
        return limit.subtract(spent).subtract(held);
    }
}
