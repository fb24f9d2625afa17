package io.restormel.keys.outcome;

import java.math.BigDecimal;

/** Costs on the wire: exact, without an exponent and without zeros at the end. */
final class Costs {

    private Costs() {}

    static String plain(BigDecimal cost) {
        return cost.signum() == 0 ? "0" : cost.stripTrailingZeros().toPlainString();
    }
}
