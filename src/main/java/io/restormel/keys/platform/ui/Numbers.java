package io.restormel.keys.platform.ui;

import java.math.BigDecimal;
import java.text.NumberFormat;

/** Numbers as people write them in the language of the page. Safe for use by several threads. */
public final class Numbers {

    private Numbers() {}

    /** Digits in groups: {@code 48,210}. */
    public static String count(long count) {
        return NumberFormat.getIntegerInstance(Texts.language()).format(count);
    }

    /** Digits in groups, rounded to so many of a fraction at most: {@code 48,210.5}. */
    public static String decimal(BigDecimal number, int mostDigits) {
        var format = NumberFormat.getNumberInstance(Texts.language());
        format.setMaximumFractionDigits(mostDigits);
        return format.format(number);
    }
}
