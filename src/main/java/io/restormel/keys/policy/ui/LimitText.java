package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.engine.LimitPeriod;
import io.restormel.keys.engine.PolicyRule.UsageLimit;
import io.restormel.keys.platform.ui.Numbers;
import java.time.ZoneOffset;
import java.util.Locale;

/** Limits said in the viewer's language. */
final class LimitText {

    private LimitText() {}

    /** Such as "At most 100 US dollars a month". */
    static String summary(UsageLimit rule) {
        var limit = rule.limit();
        var measure = measure(rule.measure());
        var what = limit == null
                ? text("policy.limit.counts", measure)
                : limit.signum() == 0
                        ? text("policy.limit.none", measure)
                        : text("policy.limit.most", Numbers.decimal(limit, Math.max(0, limit.scale())), measure);
        var zone = rule.timeZone().equals(ZoneOffset.UTC)
                ? ""
                : " (" + rule.timeZone().getId() + ")";
        var mode = switch (rule.mode()) {
            case ENFORCE -> "";
            case REPORT -> text("policy.limit.reports");
            case WARN -> text("policy.limit.warns");
        };
        return what + " " + period(rule.period()) + zone + mode;
    }

    static String measure(LimitMeasure measure) {
        return text("policy.measure." + measure.name().toLowerCase(Locale.ROOT));
    }

    /** Such as "a month". */
    static String period(LimitPeriod period) {
        var length = period.length();
        return text(
                "policy.period." + period.unit().name().toLowerCase(Locale.ROOT),
                length == null ? "" : length.toString().substring(2).toLowerCase(Locale.ROOT));
    }

    static String mode(LimitMode mode) {
        return text("policy.mode." + mode.wire());
    }
}
