package io.restormel.keys.policy;

import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.LimitPeriod;
import io.restormel.keys.engine.PolicyRule.UsageLimit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.Locale;

/** Limits said in words. */
public final class LimitWords {

    private LimitWords() {}

    /** Such as "At most 100 US dollars a month". */
    public static String summary(UsageLimit rule) {
        var limit = rule.limit();
        var what = limit == null
                ? "Counts " + rule.measure().words()
                : limit.signum() == 0
                        ? "Allows no " + rule.measure().words()
                        : "At most " + limit.toPlainString() + " "
                                + rule.measure().words();
        var zone = rule.timeZone().equals(ZoneOffset.UTC)
                ? ""
                : " (" + rule.timeZone().getId() + ")";
        var mode = switch (rule.mode()) {
            case ENFORCE -> "";
            case REPORT -> "; only counts what it would block";
            case WARN -> "; warns, and blocks nothing";
        };
        return what + " " + period(rule.period()) + zone + mode;
    }

    /** Such as "a month". */
    public static String period(LimitPeriod period) {
        return switch (period.unit()) {
            case MINUTE, DAY, WEEK, MONTH -> "a " + period.unit().name().toLowerCase(Locale.ROOT);
            case HOUR -> "an hour";
            case LIFETIME -> "in all";
            case ROLLING ->
                "in any " + String.valueOf(period.length()).substring(2).toLowerCase(Locale.ROOT);
        };
    }

    /** An amount of a measure with its unit, such as "$4.50" or "300 tokens". */
    public static String amount(LimitMeasure measure, BigDecimal amount) {
        if (measure != LimitMeasure.COST) {
            return String.format(
                    Locale.ROOT,
                    "%,d %s",
                    amount.setScale(0, RoundingMode.HALF_UP).toBigInteger(),
                    measure.words());
        }
        boolean small = amount.abs().compareTo(BigDecimal.ONE) < 0 && amount.signum() != 0;
        return "$" + amount.setScale(small ? 4 : 2, RoundingMode.HALF_UP).toPlainString();
    }
}
