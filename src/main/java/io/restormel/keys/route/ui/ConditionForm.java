package io.restormel.keys.route.ui;

import io.restormel.keys.engine.Abilities;
import io.restormel.keys.engine.ConditionOperator;
import io.restormel.keys.engine.ConditionParser;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition block as fields: comparisons of which all or any have to hold, and everything else that has to hold too.
 *
 * @param any whether one of the comparisons is enough
 * @param context whether the context window has to hold the estimated tokens
 * @param window null means at any time
 * @param percent null means everybody
 */
record ConditionForm(
        boolean any,
        List<Row> rows,
        List<String> needs,
        boolean context,
        @Nullable BigDecimal maxCostUsd,
        @Nullable String latency,
        @Nullable Window window,
        @Nullable Double percent) {

    static final ConditionForm EMPTY = new ConditionForm(false, List.of(), List.of(), false, null, null, null, null);

    private static final Set<String> SHOWN = Set.of(
            "attribute",
            "operator",
            "value",
            "all",
            "any",
            "needs",
            "minContextTokens",
            "maxCostUsd",
            "latencyPreference",
            "timeWindow",
            "percentage");

    /** One comparison; of {@code in}, the value has commas. */
    record Row(String attribute, ConditionOperator operator, String value) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("attribute", attribute);
            json.put("operator", operator.wire());
            switch (operator) {
                case EQ, NEQ, CONTAINS -> json.put("value", value);
                case IN ->
                    json.put(
                            "value",
                            Arrays.stream(value.split(",", -1))
                                    .map(String::strip)
                                    .filter(each -> !each.isEmpty())
                                    .toList());
                case GT, LT -> json.put("value", numberOr(value));
                case EXISTS -> json.put("value", !value.equals("false"));
            }
            return json;
        }

        static @Nullable Row of(Object json) {
            if (!(json instanceof Map<?, ?> map)
                    || !Set.of("attribute", "operator", "value").containsAll(map.keySet())
                    || !(map.get("attribute") instanceof String attribute)
                    || !(map.get("operator") instanceof String wire)) {
                return null;
            }
            var operator = ConditionOperator.ofWire(wire);
            var value = map.get("value");
            var text = value instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    : Objects.toString(value, "");
            return operator == null ? null : new Row(attribute, operator, text);
        }
    }

    /** As they are written: {@code mon} and {@code 09:00}; blank where nothing is said. */
    record Window(List<String> days, String from, String to, String timeZone) {

        Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            if (!days.isEmpty()) {
                json.put("days", days);
            }
            put(json, "from", from);
            put(json, "to", to);
            put(json, "timeZone", timeZone);
            return json;
        }

        private static void put(Map<String, Object> json, String name, String value) {
            if (!value.isBlank()) {
                json.put(name, value.strip());
            }
        }
    }

    /** Null when the block says more than these fields can. */
    static @Nullable ConditionForm of(@Nullable Map<String, Object> block) {
        if (block == null || block.isEmpty()) {
            return EMPTY;
        }
        var rows = rows(block);
        boolean shown = ConditionParser.block(block) instanceof ConditionParser.Sound
                && SHOWN.containsAll(block.keySet())
                && (block.get("minContextTokens") == null || "auto".equals(block.get("minContextTokens")));
        if (!shown || rows == null) {
            return null;
        }
        var needs = texts(block.get("needs"));
        return new ConditionForm(
                block.containsKey("any"),
                rows,
                needs.stream().filter(Abilities.KNOWN::contains).toList(),
                block.containsKey("minContextTokens") || needs.contains(Abilities.CONTEXT),
                block.get("maxCostUsd") instanceof Number usd ? new BigDecimal(usd.toString()) : null,
                (String) block.get("latencyPreference"),
                block.get("timeWindow") instanceof Map<?, ?> window ? window(window) : null,
                block.get("percentage") instanceof Number percent ? (Double) percent.doubleValue() : null);
    }

    /** The block; null when nothing is demanded. */
    @Nullable
    Map<String, Object> block() {
        Map<String, Object> block = new LinkedHashMap<>();
        if (rows.size() == 1) {
            block.putAll(rows.getFirst().json());
        } else if (!rows.isEmpty()) {
            block.put(any ? "any" : "all", rows.stream().map(Row::json).toList());
        }
        if (!needs.isEmpty()) {
            block.put("needs", needs);
        }
        if (context) {
            block.put("minContextTokens", "auto");
        }
        if (maxCostUsd != null) {
            block.put("maxCostUsd", maxCostUsd);
        }
        if (latency != null) {
            block.put("latencyPreference", latency);
        }
        if (window != null) {
            block.put("timeWindow", window.json());
        }
        if (percent != null) {
            block.put("percentage", percent == Math.rint(percent) ? (Object) percent.intValue() : percent);
        }
        return block.isEmpty() ? null : block;
    }

    private static @Nullable List<Row> rows(Map<String, Object> block) {
        List<Object> leaves = new ArrayList<>();
        int kinds = 0;
        if (block.containsKey("attribute")) {
            kinds++;
            Map<String, Object> leaf = new LinkedHashMap<>(block);
            leaf.keySet().retainAll(Set.of("attribute", "operator", "value"));
            leaves.add(leaf);
        }
        for (var list : List.of("all", "any")) {
            if (block.get(list) instanceof List<?> children) {
                kinds++;
                leaves.addAll(children);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (var leaf : leaves) {
            var row = Row.of(leaf);
            if (row == null) {
                return null;
            }
            rows.add(row);
        }
        return kinds > 1 ? null : rows;
    }

    private static Window window(Map<?, ?> json) {
        return new Window(
                texts(json.get("days")),
                Objects.toString(json.get("from"), ""),
                Objects.toString(json.get("to"), ""),
                Objects.toString(json.get("timeZone"), ""));
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
    }

    private static Object numberOr(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException _) {
            return text;
        }
    }
}
