package io.restormel.keys.usage.ui;

import io.restormel.keys.platform.ui.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them, in the language of the page. */
final class Figures {

    /** @param unit may be empty */
    record Figure(String value, String unit) {
        @Override
        public String toString() {
            return unit.isEmpty() ? value : value + " " + unit;
        }
    }

    private Figures() {}

    /** Digits in groups of three: {@code 48 210}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202f');
    }

    /** @param rate 0 to 1; only what is exactly all or nothing reads 100 or 0 */
    static Figure percent(double rate) {
        if (rate == 0 || rate == 1) {
            return new Figure(rate == 0 ? "0" : "100", "%");
        }
        return new Figure(String.format(Texts.language(), "%.1f", Math.clamp(rate * 100, 0.1, 99.9)), "%");
    }

    static Figure latency(double micros) {
        if (micros < 1000) {
            return new Figure(String.format(Texts.language(), "%.0f", micros), "µs");
        }
        return micros < 1_000_000
                ? new Figure(String.format(Texts.language(), micros < 10_000 ? "%.2f" : "%.1f", micros / 1e3), "ms")
                : new Figure(String.format(Texts.language(), "%.2f", micros / 1e6), "s");
    }

    /** Small sums keep two significant digits, since a single request may cost a fraction of a cent. */
    static String usd(@Nullable BigDecimal cost) {
        if (cost == null) {
            return "–";
        }
        var rounded = cost.compareTo(BigDecimal.ONE) < 0 && cost.signum() > 0
                ? cost.round(new MathContext(2))
                : cost.setScale(2, RoundingMode.HALF_UP);
        var plain = (rounded.scale() < 2 ? rounded.setScale(2) : rounded).toPlainString();
        return plain.replace(
                '.', DecimalFormatSymbols.getInstance(Texts.language()).getDecimalSeparator());
    }
}
