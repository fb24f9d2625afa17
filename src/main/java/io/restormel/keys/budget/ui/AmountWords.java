package io.restormel.keys.budget.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.LimitPeriod;
import io.restormel.keys.platform.ui.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Amounts and periods of limits, said in words. */
final class AmountWords {

    private AmountWords() {}

    /** With its unit, such as "$4.50" or "300 tokens"; cents of a dollar get two decimals more. */
    static String amount(LimitMeasure measure, BigDecimal amount) {
        return text("budget.amount." + measure.name().toLowerCase(Locale.ROOT), number(measure, amount));
    }

    private static String number(LimitMeasure measure, BigDecimal amount) {
        if (measure != LimitMeasure.COST) {
            return String.format(
                    Texts.language(),
                    "%,d",
                    amount.setScale(0, RoundingMode.HALF_UP).toBigInteger());
        }
        boolean small = amount.abs().compareTo(BigDecimal.ONE) < 0 && amount.signum() != 0;
        return String.format(Texts.language(), small ? "%.4f" : "%.2f", amount);
    }

    /** Such as "a month". */
    static String period(LimitPeriod period) {
        var length = period.length();
        return text(
                "budget.period." + period.unit().name().toLowerCase(Locale.ROOT),
                length == null ? "" : length.toString().substring(2).toLowerCase(Locale.ROOT));
    }
}
