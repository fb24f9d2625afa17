package io.restormel.keys.resolve;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.StorableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads request bodies of the decision endpoints. Fields that are not known are ignored, since clients send more than
 * takes part; a field of the wrong type is named. Read by hand, so that the caller is checked before the body.
 */
final class RequestJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private static final int MAX_TEXT = 500;

    private RequestJson() {}

    static ObjectReader readerFor(Class<?> type) {
        return MAPPER.readerFor(type);
    }

    static <T> T read(ObjectReader reader, byte[] body) {
        try {
            T value = reader.readValue(body);
            if (value == null) {
                throw invalidJson();
            }
            return value;
        } catch (MismatchedInputException e) {
            var field = new StringBuilder();
            e.getPath().forEach(part -> append(field, part));
            throw field.isEmpty()
                    ? invalidJson()
                    : ApplicationException.invalid(field.toString(), "has the wrong type");
        } catch (JacksonException e) {
            throw invalidJson();
        }
    }

    private static void append(StringBuilder field, JacksonException.Reference part) {
        if (part.getPropertyName() == null) {
            field.append('[').append(part.getIndex()).append(']');
        } else {
            field.append(field.isEmpty() ? "" : ".").append(part.getPropertyName());
        }
    }

    private static ApplicationException invalidJson() {
        return new ApplicationException.Invalid("Invalid JSON", "The body is not a valid JSON object", Map.of());
    }

    /** The entries of a list that has to be there, with at least one and at most so many. */
    static <T> List<T> list(String field, @Nullable List<@Nullable T> entries, int most) {
        if (entries == null || entries.isEmpty() || entries.size() > most) {
            throw ApplicationException.invalid(field, "must have 1 to " + most + " entries");
        }
        var all = new ArrayList<T>();
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (entry == null) {
                throw ApplicationException.invalid(field + "[" + i + "]", "must be an object");
            }
            all.add(entry);
        }
        return all;
    }

    static @Nullable String text(String field, @Nullable String text) {
        if (text != null && text.length() > MAX_TEXT) {
            throw ApplicationException.invalid(field, "must have at most " + MAX_TEXT + " characters");
        }
        var problem = text == null ? null : StorableText.problem(text);
        if (problem != null) {
            throw ApplicationException.invalid(field, problem);
        }
        return text;
    }
}
