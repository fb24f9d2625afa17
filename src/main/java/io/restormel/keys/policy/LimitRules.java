package io.restormel.keys.policy;

import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.engine.LimitPeriod;
import io.restormel.keys.engine.PolicyRule.UsageLimit;
import io.restormel.keys.platform.ApplicationException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Limits as JSON. What is as usual is not written, so that {@code {"limit": 100}} stays what it is. */
final class LimitRules {

    private static final Set<String> FIELDS =
            Set.of("limit", "period", "timeZone", "mode", "thresholds", "allowUnpriced");
    private static final BigDecimal MAX_USD = BigDecimal.valueOf(1_000_000_000_000L);
    private static final BigDecimal MAX_COUNT = BigDecimal.valueOf(1_000_000_000_000_000L);
    private static final int MAX_THRESHOLDS = 10;
    private static final int MAX_PERCENT = 1000;

    private LimitRules() {}

    /** @throws ApplicationException.Invalid that names the field */
    static UsageLimit read(LimitMeasure measure, JsonNode node) {
        PolicyRules.requireOnly(node, FIELDS);
        return new UsageLimit(
                measure,
                limit(measure, node),
                period(measure, node),
                timeZone(node),
                mode(node),
                thresholds(node),
                allowUnpriced(measure, node));
    }

    private static @Nullable BigDecimal limit(LimitMeasure measure, JsonNode node) {
        var limit = node.path("limit");
        if (limit.isNull()) {
            return null;
        }
        if (!limit.isNumber()) {
            throw PolicyRules.invalid("limit", limit.isMissingNode() ? "is required" : "must be a number or null");
        }
        return measure == LimitMeasure.COST ? dollars(limit) : count(measure, limit);
    }

    private static BigDecimal dollars(JsonNode node) {
        var limit = node.decimalValueOpt().orElse(null);
        if (limit == null || limit.signum() < 0 || limit.compareTo(MAX_USD) > 0 || limit.scale() > 9) {
            throw PolicyRules.invalid("limit", "must be US dollars from 0 to " + MAX_USD + " with at most 9 decimals");
        }
        return limit;
    }

    private static BigDecimal count(LimitMeasure measure, JsonNode node) {
        var limit = node.longValueOpt();
        if (limit.isEmpty()
                || limit.getAsLong() < 0
                || BigDecimal.valueOf(limit.getAsLong()).compareTo(MAX_COUNT) > 0) {
            throw PolicyRules.invalid(
                    "limit", "must be a whole number of " + measure.words() + " from 0 to " + MAX_COUNT);
        }
        return BigDecimal.valueOf(limit.getAsLong());
    }

    private static LimitPeriod period(LimitMeasure measure, JsonNode node) {
        var said = text(node, "period");
        if (said == null) {
            return UsageLimit.usualPeriod(measure);
        }
        var period = LimitPeriod.ofWire(said);
        if (period == null) {
            throw PolicyRules.invalid(
                    "period",
                    "must be minute, hour, day, week, month, lifetime, or rolling: and a duration from a minute to 90"
                            + " days, such as rolling:PT1H");
        }
        return period;
    }

    private static ZoneId timeZone(JsonNode node) {
        var said = text(node, "timeZone");
        try {
            return said == null || said.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(said);
        } catch (DateTimeException _) {
            throw PolicyRules.invalid("timeZone", "must be a time zone such as Europe/Berlin");
        }
    }

    private static LimitMode mode(JsonNode node) {
        var said = text(node, "mode");
        var mode = said == null ? LimitMode.ENFORCE : LimitMode.ofWire(said);
        if (mode == null) {
            throw PolicyRules.invalid("mode", "must be enforce, report or warn");
        }
        return mode;
    }

    private static List<Integer> thresholds(JsonNode node) {
        var list = node.path("thresholds");
        if (list.isMissingNode() || list.isNull()) {
            return UsageLimit.THRESHOLDS;
        }
        var percents = new TreeSet<Integer>();
        boolean sound = list.isArray() && list.size() <= MAX_THRESHOLDS;
        for (var each : sound ? list : List.<JsonNode>of()) {
            int percent = each.isIntegralNumber() ? each.intValueOpt().orElse(0) : 0;
            sound &= percent > 0 && percent <= MAX_PERCENT;
            percents.add(percent);
        }
        if (!sound) {
            throw PolicyRules.invalid(
                    "thresholds",
                    "must be a list of at most " + MAX_THRESHOLDS + " whole percents from 1 to " + MAX_PERCENT);
        }
        return List.copyOf(percents);
    }

    private static boolean allowUnpriced(LimitMeasure measure, JsonNode node) {
        var said = node.path("allowUnpriced");
        if (said.isMissingNode() || said.isNull()) {
            return false;
        }
        if (!said.isBoolean() || (measure != LimitMeasure.COST && said.booleanValue())) {
            throw PolicyRules.invalid("allowUnpriced", "must be true or false, and is for budget_cap only");
        }
        return said.booleanValue();
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw PolicyRules.invalid(field, "must be a string");
        }
        return value.stringValue().strip();
    }

    /** Whole numbers where they are, so that 5, 5.0 and 5.00 are the same. */
    static Map<String, Object> plain(UsageLimit rule) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        var limit = rule.limit();
        plain.put("limit", limit == null || limit.scale() > 0 ? limit : (Object) limit.longValueExact());
        if (!rule.period().equals(UsageLimit.usualPeriod(rule.measure()))) {
            plain.put("period", rule.period().wire());
        }
        if (!rule.timeZone().equals(ZoneOffset.UTC)) {
            plain.put("timeZone", rule.timeZone().getId());
        }
        if (rule.mode() != LimitMode.ENFORCE) {
            plain.put("mode", rule.mode().wire());
        }
        if (!rule.thresholds().equals(UsageLimit.THRESHOLDS)) {
            plain.put("thresholds", rule.thresholds());
        }
        if (rule.allowUnpriced()) {
            plain.put("allowUnpriced", true);
        }
        return withNulls(plain);
    }

    /** Maps of rules have no nulls elsewhere; that a limit is none has to be said. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private static Map<String, Object> withNulls(Map<String, @Nullable Object> plain) {
        return (Map<String, Object>) (Map<String, ?>) plain;
    }
}
