package io.restormel.keys.catalog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the fields of one JSON object and notes what is wrong with them instead of stopping, so that one pass over a
 * file finds every problem. A field that is wrong yields a placeholder; the caller must drop everything once there is a
 * problem. Call {@link #end()} last: it reports the fields that nobody asked for.
 */
final class JsonFields {

    /** Far above any price per million tokens; catches a wrong unit and absurd exponents. */
    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("100000");

    private static final int PRICE_DECIMALS = 9;

    private final JsonNode object;
    private final String path;
    private final List<CatalogProblem> problems;
    private final Set<String> known = new HashSet<>();

    JsonFields(JsonNode node, String path, List<CatalogProblem> problems) {
        this.path = path;
        this.problems = problems;
        this.object = node;
        if (!node.isObject()) {
            problems.add(new CatalogProblem(path, "must be an object"));
        }
    }

    String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    void problem(String field, String reason) {
        problems.add(new CatalogProblem(path(field), reason));
    }

    String text(String field) {
        var value = optionalText(field);
        if (value == null && absent(field)) {
            problem(field, "is missing");
        }
        return value == null ? "" : value;
    }

    @Nullable
    String optionalText(String field) {
        var node = take(field);
        if (absent(node)) {
            return null;
        }
        if (!node.isString() || node.stringValue().isBlank()) {
            problem(field, "must be a text that is not blank");
            return null;
        }
        return node.stringValue();
    }

    @Nullable
    LocalDate optionalDate(String field) {
        return parsed(field, LocalDate::parse, "must be a date such as 2026-11-21");
    }

    LocalDate date(String field) {
        var value = optionalDate(field);
        if (absent(field)) {
            problem(field, "is missing");
        }
        return value == null ? LocalDate.EPOCH : value;
    }

    Instant instant(String field) {
        var value = parsed(field, Instant::parse, "must be a time in UTC such as 2026-11-21T00:00:00Z");
        if (absent(field)) {
            problem(field, "is missing");
        }
        return value == null ? Instant.EPOCH : value;
    }

    private <T> @Nullable T parsed(String field, Function<String, T> parser, String rule) {
        var value = optionalText(field);
        try {
            return value == null ? null : parser.apply(value);
        } catch (DateTimeException _) {
            problem(field, rule);
            return null;
        }
    }

    /** A count of at least 1. */
    @Nullable
    Integer optionalCount(String field) {
        var node = take(field);
        if (absent(node)) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 1) {
            problem(field, "must be a whole number of at least 1");
            return null;
        }
        return node.intValue();
    }

    boolean flag(String field) {
        var node = take(field);
        if (!node.isBoolean()) {
            problem(field, absent(node) ? "is missing" : "must be true or false");
            return false;
        }
        return node.booleanValue();
    }

    BigDecimal price(String field) {
        var value = optionalPrice(field);
        if (absent(field)) {
            problem(field, "is missing");
        }
        return value == null ? BigDecimal.ZERO : value;
    }

    @Nullable
    BigDecimal optionalPrice(String field) {
        var node = take(field);
        if (absent(node)) {
            return null;
        }
        if (!node.isNumber()) {
            problem(field, "must be a number");
            return null;
        }
        var value = node.decimalValue();
        if (value.signum() < 0 || value.compareTo(HIGHEST_PRICE) > 0) {
            problem(field, "must be 0 to " + HIGHEST_PRICE + " USD per million tokens");
            return null;
        }
        if (value.signum() != 0 && value.scale() > PRICE_DECIMALS) {
            problem(field, "must not have more than " + PRICE_DECIMALS + " decimals");
            return null;
        }
        return value;
    }

    /** A constant of {@code type} in lower case. */
    <E extends Enum<E>> E oneOf(String field, Class<E> type) {
        var constants = type.getEnumConstants();
        var value = text(field);
        for (var constant : constants) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        if (!value.isEmpty()) {
            problem(field, "must be one of " + Arrays.toString(constants).toLowerCase(Locale.ROOT));
        }
        return constants[0];
    }

    /** Texts without repetition; an absent field is an empty list. */
    List<String> texts(String field) {
        var values = new ArrayList<String>();
        each(field, (element, at) -> {
            if (!element.isString() || element.stringValue().isBlank()) {
                problems.add(new CatalogProblem(at, "must be a text that is not blank"));
            } else if (values.contains(element.stringValue())) {
                problems.add(new CatalogProblem(at, "is given twice"));
            } else {
                values.add(element.stringValue());
            }
        });
        return values;
    }

    /** Objects of a list that must not be empty. */
    <T> List<T> objects(String field, Function<JsonFields, T> reader) {
        var values = new ArrayList<T>();
        each(field, (element, at) -> read(element, at, fields -> values.add(reader.apply(fields))));
        var node = object.path(field);
        if (absent(node) || (node.isArray() && node.isEmpty())) {
            problem(field, "must not be empty");
        }
        return values;
    }

    <T> @Nullable T optionalObject(String field, Function<JsonFields, T> reader) {
        var node = take(field);
        if (absent(node)) {
            return null;
        }
        var values = new ArrayList<T>(1);
        read(node, path(field), fields -> values.add(reader.apply(fields)));
        return values.isEmpty() ? null : values.getFirst();
    }

    void end() {
        for (var property : object.properties()) {
            if (!known.contains(property.getKey())) {
                problem(property.getKey(), "is not a known field");
            }
        }
    }

    private void read(JsonNode node, String at, Consumer<JsonFields> reader) {
        var fields = new JsonFields(node, at, problems);
        if (node.isObject()) {
            reader.accept(fields);
            fields.end();
        }
    }

    private void each(String field, ElementReader reader) {
        var node = take(field);
        if (absent(node)) {
            return;
        }
        if (!node.isArray()) {
            problem(field, "must be a list");
            return;
        }
        for (int index = 0; index < node.size(); index++) {
            reader.read(node.get(index), path(field) + "[" + index + "]");
        }
    }

    private JsonNode take(String field) {
        known.add(field);
        return object.isObject() ? object.path(field) : MissingNode.getInstance();
    }

    private boolean absent(String field) {
        return absent(object.path(field));
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private interface ElementReader {
        void read(JsonNode element, String at);
    }
}
