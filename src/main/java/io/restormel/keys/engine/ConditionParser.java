package io.restormel.keys.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code conditionBlock} and {@code costPolicy} of a step. Of a condition block each member is one condition, and
 * all of them have to hold. What cannot be understood is told with the path to it, such as
 * {@code conditionBlock.any[1].operator}.
 */
public final class ConditionParser {

    private static final Set<String> COMPARISON = Set.of("attribute", "operator", "value");
    private static final int MAX_DEPTH = 8;
    private static final int MAX_CONDITIONS = 100;
    private static final int MAX_VALUES = 100;
    private static final int MAX_TEXT = 200;

    private int read;

    private ConditionParser() {}

    /** What came of reading: a condition, or the mistake. */
    public sealed interface Read {}

    /** @param condition null when the step demands nothing */
    public record Sound(@Nullable Condition condition) implements Read {}

    /** @param path to what is wrong, such as {@code conditionBlock.not.value} */
    public record Mistake(String path, String problem) implements Read {}

    private static final class MistakeException extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final String path;

        MistakeException(String path, String problem) {
            super(problem, null, false, false);
            this.path = path;
        }
    }

    /** Reads a condition block; null and an empty object demand nothing. */
    public static Read block(@Nullable Map<String, Object> block) {
        if (block == null || block.isEmpty()) {
            return new Sound(null);
        }
        try {
            return new Sound(new ConditionParser().object("conditionBlock", block, 1));
        } catch (MistakeException e) {
            return new Mistake(e.path, String.valueOf(e.getMessage()));
        }
    }

    /** Reads {@code maxUsdPerRequest} and {@code maxInputTokens}; what else a cost policy holds is the host's. */
    public static Read costs(@Nullable Map<String, Object> policy) {
        List<Condition> all = new ArrayList<>();
        try {
            Object usd = policy == null ? null : policy.get("maxUsdPerRequest");
            if (usd != null) {
                all.add(new Condition.MaxCost(ConditionValues.amount("costPolicy.maxUsdPerRequest", usd)));
            }
            Object tokens = policy == null ? null : policy.get("maxInputTokens");
            if (tokens != null) {
                all.add(new Condition.MaxInput(ConditionValues.whole("costPolicy.maxInputTokens", tokens)));
            }
        } catch (MistakeException e) {
            return new Mistake(e.path, String.valueOf(e.getMessage()));
        }
        return new Sound(all.isEmpty() ? null : all.size() == 1 ? all.getFirst() : new Condition.All(all));
    }

    static RuntimeException mistake(String path, String problem) {
        return new MistakeException(path, problem);
    }

    private Condition object(String path, @Nullable Object json, int depth) {
        if (!(json instanceof Map<?, ?> map) || map.isEmpty()) {
            throw mistake(path, "must be an object with a condition");
        }
        if (depth > MAX_DEPTH || ++read > MAX_CONDITIONS) {
            throw mistake(path, "is too much: at most " + MAX_CONDITIONS + " conditions, " + MAX_DEPTH + " deep");
        }
        List<Condition> all = new ArrayList<>();
        if (map.keySet().stream().anyMatch(COMPARISON::contains)) {
            all.add(comparison(path, map));
        }
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!COMPARISON.contains(name)) {
                all.add(member(path + "." + name, name, value, depth));
            }
        });
        return all.size() == 1 ? all.getFirst() : new Condition.All(all);
    }

    private Condition member(String path, String name, @Nullable Object value, int depth) {
        return switch (name) {
            case "all" -> new Condition.All(list(path, value, depth));
            case "any" -> new Condition.Any(list(path, value, depth));
            case "not" -> new Condition.Not(object(path, value, depth + 1));
            case "needs" -> new Condition.Needs(ConditionValues.needs(path, value));
            case "minContextTokens" ->
                new Condition.Context("auto".equals(value) ? null : (Long) ConditionValues.whole(path, value));
            case "maxCostUsd" -> new Condition.MaxCost(ConditionValues.amount(path, value));
            case "latencyPreference" ->
                new Condition.Latency(ConditionValues.oneOf(path, value, List.of("low", "balanced", "high")));
            case "timeWindow" -> ConditionValues.timeWindow(path, value);
            case "percentage" -> new Condition.Share(ConditionValues.percent(path, value));
            default -> throw mistake(path, "is not a condition");
        };
    }

    private List<Condition> list(String path, @Nullable Object json, int depth) {
        if (!(json instanceof List<?> list) || list.isEmpty()) {
            throw mistake(path, "must be a list of at least one condition");
        }
        List<Condition> conditions = new ArrayList<>();
        for (Object each : list) {
            conditions.add(object(path + "[" + conditions.size() + "]", each, depth + 1));
        }
        return conditions;
    }

    private static Condition comparison(String path, Map<?, ?> map) {
        RequestAttribute attribute = map.get("attribute") instanceof String wire ? RequestAttribute.ofWire(wire) : null;
        if (attribute == null) {
            throw mistake(path + ".attribute", "must be an attribute of a request, such as task or tag.NAME");
        }
        ConditionOperator operator = map.get("operator") instanceof String wire ? ConditionOperator.ofWire(wire) : null;
        if (operator == null) {
            throw mistake(path + ".operator", "must be one of eq, neq, in, contains, gt, lt, exists");
        }
        return new Condition.Attribute(attribute, operator, operands(path + ".value", operator, map.get("value")));
    }

    private static List<Condition.Operand> operands(String path, ConditionOperator operator, @Nullable Object value) {
        return switch (operator) {
            case EQ, NEQ, CONTAINS -> List.of(operand(path, value));
            case GT, LT -> {
                Condition.Operand operand = operand(path, value);
                if (operand.number() == null) {
                    throw mistake(path, "must be a number");
                }
                yield List.of(operand);
            }
            case EXISTS -> {
                if (value != null && !(value instanceof Boolean)) {
                    throw mistake(path, "must be true or false");
                }
                yield List.of(new Condition.Operand(value == null ? "true" : value.toString(), null));
            }
            case IN -> {
                if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > MAX_VALUES) {
                    throw mistake(path, "must be a list of 1 to " + MAX_VALUES + " values");
                }
                List<Condition.Operand> operands = new ArrayList<>();
                for (Object each : list) {
                    operands.add(operand(path + "[" + operands.size() + "]", each));
                }
                yield operands;
            }
        };
    }

    private static Condition.Operand operand(String path, @Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean simple = value instanceof String || value instanceof Number || value instanceof Boolean;
        if (!simple || text.isBlank() || text.length() > MAX_TEXT) {
            throw mistake(path, "must be a text of 1 to " + MAX_TEXT + " characters, a number, true or false");
        }
        BigDecimal number = Text.number(text.strip());
        return new Condition.Operand(text.strip(), number);
    }
}
