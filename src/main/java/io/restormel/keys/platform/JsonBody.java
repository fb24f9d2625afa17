package io.restormel.keys.platform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a write request, read field by field. Every complaint names the field; a field that the operation does
 * not know is refused, so a misspelt one is never silently dropped. Absent and null are told apart by {@link #has}.
 */
public final class JsonBody {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JsonNode node;

    private JsonBody(JsonNode node) {
        this.node = node;
    }

    public static JsonBody of(@Nullable JsonNode node, Set<String> knownFields) {
        return of(node, knownFields, Set.of());
    }

    /** @param mayHoldKeys fields whose text may be a secret key, which the caller treats as such; others are refused it */
    public static JsonBody of(@Nullable JsonNode node, Set<String> knownFields, Set<String> mayHoldKeys) {
        if (node == null || !node.isObject()) {
            throw new ApplicationException.Invalid("Invalid JSON", "The body must be a JSON object", Map.of());
        }
        for (var name : node.propertyNames()) {
            if (StorableText.problem(name) != null) {
                throw new ApplicationException.Invalid("Invalid JSON", "A field's name is no text", Map.of());
            }
            if (!knownFields.contains(name)) {
                throw ApplicationException.invalid(name, "is not a field of this request");
            }
        }
        node.forEachEntry((field, value) -> refuseUnstorable(field, value, mayHoldKeys.contains(field)));
        return new JsonBody(node);
    }

    /** As {@link #of(JsonNode, Set)}, of a request that may come without a body. */
    public static JsonBody ofOptional(@Nullable JsonNode node, Set<String> knownFields) {
        return ofOptional(node, knownFields, Set.of());
    }

    /** As {@link #of(JsonNode, Set, Set)}, of a request that may come without a body. */
    public static JsonBody ofOptional(@Nullable JsonNode node, Set<String> knownFields, Set<String> mayHoldKeys) {
        return of(node == null ? MAPPER.createObjectNode() : node, knownFields, mayHoldKeys);
    }

    /** Also in the depth of free-form fields, which are kept as they come. */
    private static void refuseUnstorable(String field, JsonNode value, boolean mayHoldKeys) {
        if (value.isString()) {
            refuseUnstorable(field, value.stringValue(), mayHoldKeys);
        }
        for (var name : value.propertyNames()) {
            refuseUnstorable(field, name, mayHoldKeys);
        }
        value.forEach(each -> refuseUnstorable(field, each, mayHoldKeys));
    }

    private static void refuseUnstorable(String field, String text, boolean mayHoldKeys) {
        var problem = mayHoldKeys ? StorableText.problem(text) : StorableText.problemOfSetting(text);
        if (problem != null) {
            throw ApplicationException.invalid(field, problem);
        }
    }

    /** Is the field there, be it null? */
    public boolean has(String field) {
        return node.has(field);
    }

    /** Is the field there, and null? */
    public boolean isNull(String field) {
        return node.has(field) && node.get(field).isNull();
    }

    private @Nullable JsonNode value(String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    /** The text without surrounding blanks; null when absent, null or blank. */
    public @Nullable String text(String field, int maxLength) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw ApplicationException.invalid(field, "must be a string");
        }
        var text = value.stringValue().strip();
        if (text.length() > maxLength) {
            throw ApplicationException.invalid(field, "must have at most " + maxLength + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    public String requiredText(String field, int maxLength) {
        var text = text(field, maxLength);
        if (text == null) {
            throw ApplicationException.invalid(field, "is required");
        }
        return text;
    }

    public @Nullable UUID uuid(String field) {
        var text = text(field, 200);
        if (text == null) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw ApplicationException.invalid(field, "must be a UUID");
        }
    }

    public @Nullable Boolean bool(String field) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw ApplicationException.invalid(field, "must be true or false");
        }
        return value.booleanValue();
    }

    public @Nullable Integer integer(String field, int min, int max) {
        var number = longInteger(field, min, max);
        return number == null ? null : Math.toIntExact(number);
    }

    public @Nullable Long longInteger(String field, long min, long max) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw ApplicationException.invalid(field, "must be a whole number");
        }
        long number = value.longValue();
        if (number < min || number > max) {
            throw ApplicationException.invalid(field, "must be from " + min + " to " + max);
        }
        return number;
    }

    /** A non-negative decimal number. */
    public @Nullable BigDecimal decimal(String field) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() || value.decimalValue().signum() < 0) {
            throw ApplicationException.invalid(field, "must be a number of 0 or more");
        }
        return value.decimalValue();
    }

    public List<String> texts(String field, int maxItems, int maxLength) {
        var value = value(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > maxItems) {
            throw ApplicationException.invalid(field, "must be a list of at most " + maxItems + " strings");
        }
        List<String> texts = new ArrayList<>();
        for (var item : value) {
            if (!item.isString()
                    || item.stringValue().isBlank()
                    || item.stringValue().length() > maxLength) {
                throw ApplicationException.invalid(
                        field + "[" + texts.size() + "]", "must be a string of 1 to " + maxLength + " characters");
            }
            texts.add(item.stringValue().strip());
        }
        return texts;
    }

    /** The field as it stands, for parts with a reader of their own; null when absent or null. */
    public @Nullable JsonNode raw(String field) {
        return value(field);
    }

    /** A free-form JSON object as nested maps and lists; null when absent or null. */
    @SuppressWarnings("unchecked")
    public @Nullable Map<String, Object> object(String field) {
        var value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isObject()) {
            throw ApplicationException.invalid(field, "must be an object");
        }
        return MAPPER.convertValue(value, Map.class);
    }
}
