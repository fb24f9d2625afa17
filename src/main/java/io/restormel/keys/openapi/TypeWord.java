package io.restormel.keys.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A type in the short form of our parts, such as {@code string(120)?}, and the JSON Schema that it stands for.
 *
 * <pre>
 * string integer number boolean object any     as in JSON; an object's members are free
 * uuid uri date datetime decimal               strings of that form; a decimal is an exact number in text
 * millis                                       a time in epoch milliseconds
 * active|paused  =gateway                      one of these words; this word
 * Route                                        the schema of this name
 * string(120)  string(1..120)  integer(0..9)   at most this long; from and to
 * Route[]  string(60)[20]                      a list; of at most so many
 * …?                                           or null
 * </pre>
 */
record TypeWord(
        String name, @Nullable String limits, @Nullable String list, boolean nullable) {

    private static final Pattern FORM =
            Pattern.compile("(=?[\\w.-]+(?:\\|[\\w.-]+)*)(?:\\(([\\d.]+)\\))?(?:\\[(\\d*)])?(\\?)?");
    private static final Pattern RANGE = Pattern.compile("(?:(\\d+)\\.\\.)?(\\d+)");

    /** @throws IllegalArgumentException for what is no type */
    static TypeWord of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("Not a type: " + text);
        }
        return new TypeWord(form.group(1), form.group(2), form.group(3), form.group(4) != null);
    }

    Map<String, Object> schema() {
        if (list == null) {
            return nullable ? orNull(single()) : single();
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", nullable ? List.of("array", "null") : "array");
        if (!list.isEmpty()) {
            schema.put("maxItems", Integer.valueOf(list));
        }
        schema.put("items", single());
        return schema;
    }

    private Map<String, Object> single() {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (name.startsWith("=")) {
            schema.put("const", name.substring(1));
            return schema;
        }
        if (name.contains("|")) {
            schema.put("type", "string");
            schema.put("enum", new ArrayList<Object>(List.of(name.split("\\|"))));
            return schema;
        }
        if (Character.isUpperCase(name.charAt(0))) {
            schema.put("$ref", "#/components/schemas/" + name);
            return schema;
        }
        switch (name) {
            case "any" -> {}
            case "string", "number", "boolean", "object", "integer" -> schema.put("type", name);
            case "uuid", "uri", "date" -> text(schema, name);
            case "datetime" -> text(schema, "date-time");
            case "decimal" -> {
                schema.put("type", "string");
                schema.put("pattern", "^-?[0-9]+(\\.[0-9]+)?$");
            }
            case "millis" -> {
                schema.put("type", "integer");
                schema.put("format", "int64");
            }
            default -> throw new IllegalArgumentException("Not a type: " + name);
        }
        limit(schema);
        return schema;
    }

    private static void text(Map<String, Object> schema, String format) {
        schema.put("type", "string");
        schema.put("format", format);
    }

    private void limit(Map<String, Object> schema) {
        if (limits == null) {
            return;
        }
        var range = RANGE.matcher(limits);
        if (!range.matches()) {
            throw new IllegalArgumentException("Not limits: " + limits);
        }
        boolean text = name.equals("string");
        if (range.group(1) != null) {
            schema.put(text ? "minLength" : "minimum", Long.valueOf(range.group(1)));
        }
        schema.put(text ? "maxLength" : "maximum", Long.valueOf(range.group(2)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String type) {
            schema.put("type", List.of(type, "null"));
            if (schema.get("enum") instanceof List<?> words) {
                var all = new ArrayList<@Nullable Object>((List<Object>) words);
                all.add(null);
                schema.put("enum", all);
            }
            return schema;
        }
        Map<String, Object> either = new LinkedHashMap<>();
        either.put("oneOf", List.of(schema, Map.of("type", "null")));
        return schema.isEmpty() ? schema : either;
    }
}
