package io.restormel.keys.credential;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.StorableText;
import io.restormel.keys.usage.ActivityRow;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenRouter's answer to {@code GET /api/v1/activity}, read row by row.
 *
 * @param skipped rows without a date, a model or a provider
 */
record OpenRouterActivity(List<ActivityRow> rows, int skipped) {

    /** As many as the original's command line sends. */
    static final int MAX_ROWS = 50_000;

    private static final int DATE_LENGTH = 10;
    private static final long MAX_COUNT = 1_000_000_000_000L;
    private static final int MAX_COST_DIGITS = 9;
    private static final int LEAST_COST_DIGIT = -12;

    /**
     * @param json an object with the rows in {@code data}, or the rows alone
     * @throws ApplicationException.Invalid when it has another form, or too many rows
     * @throws IOException when it cannot be read to its end
     */
    static OpenRouterActivity read(InputStream json) throws IOException {
        try (var parser = JsonMapper.shared().createParser(json)) {
            toRows(parser);
            return rows(parser);
        } catch (JacksonIOException e) {
            if (e.getCause() instanceof CharConversionException) {
                throw notJson();
            }
            throw e.getCause();
        } catch (JacksonException _) {
            throw notJson();
        }
    }

    private static ApplicationException.Invalid notJson() {
        return new ApplicationException.Invalid("Invalid JSON", "This is not valid JSON", Map.of());
    }

    private static void toRows(JsonParser parser) {
        var first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = "data".equals(parser.currentName());
                var value = parser.nextToken();
                if (found && value == JsonToken.START_ARRAY) {
                    return;
                }
                parser.skipChildren();
            }
        } else if (first == JsonToken.START_ARRAY) {
            return;
        }
        throw ApplicationException.invalid("data", "must be a list of rows");
    }

    private static OpenRouterActivity rows(JsonParser parser) {
        List<ActivityRow> rows = new ArrayList<>();
        int skipped = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int index = rows.size() + skipped;
            if (index == MAX_ROWS) {
                throw new ApplicationException.Invalid(
                        "too_many_rows",
                        "At most " + MAX_ROWS + " rows are imported at once; send fewer days",
                        Map.of("field", "data"));
            }
            var row = row("data[" + index + "]", parser.readValueAsTree());
            if (row == null) {
                skipped++;
            } else {
                rows.add(row);
            }
        }
        return new OpenRouterActivity(rows, skipped);
    }

    private static @Nullable ActivityRow row(String where, JsonNode row) {
        if (!row.isObject()) {
            throw ApplicationException.invalid(where, "must be an object");
        }
        var date = text(where, row, "date", 40);
        var model = text(where, row, "model", ActivityRow.MAX_MODEL);
        var provider = text(where, row, "provider_name", ActivityRow.MAX_PROVIDER);
        if (date == null || model == null || provider == null) {
            return null;
        }
        return new ActivityRow(
                day(where, date),
                model,
                provider,
                count(where, row, "requests"),
                count(where, row, "prompt_tokens"),
                count(where, row, "completion_tokens"),
                count(where, row, "reasoning_tokens"),
                cost(where, row, "usage"),
                cost(where, row, "byok_usage_inference"));
    }

    private static @Nullable String text(String where, JsonNode row, String field, int maxLength) {
        var value = row.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw ApplicationException.invalid(where + "." + field, "must be a string");
        }
        var text = value.stringValue().strip();
        if (text.length() > maxLength) {
            throw ApplicationException.invalid(where + "." + field, "must have at most " + maxLength + " characters");
        }
        var problem = StorableText.problemOfSetting(text);
        if (problem != null) {
            throw ApplicationException.invalid(where + "." + field, problem);
        }
        return text.isEmpty() ? null : text;
    }

    /** A day, or the midnight it starts with. */
    private static LocalDate day(String where, String date) {
        try {
            return LocalDate.parse(date.substring(0, Math.min(DATE_LENGTH, date.length())));
        } catch (DateTimeException _) {
            throw ApplicationException.invalid(where + ".date", "must be a day such as 2026-01-31");
        }
    }

    private static long count(String where, JsonNode row, String field) {
        var number = number(where, row, field);
        if (number.precision() - number.scale() > 16
                || number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(MAX_COUNT)) > 0) {
            throw ApplicationException.invalid(where + "." + field, "must be a whole number of at most " + MAX_COUNT);
        }
        return number.longValueExact();
    }

    private static BigDecimal cost(String where, JsonNode row, String field) {
        var number = number(where, row, field);
        int digits = number.precision() - number.scale();
        if (digits > MAX_COST_DIGITS) {
            throw ApplicationException.invalid(where + "." + field, "must be below a thousand million");
        }
        // Also spares the rounding of what has a million zeros behind the point.
        return digits < LEAST_COST_DIGIT ? BigDecimal.ZERO : number;
    }

    private static BigDecimal number(String where, JsonNode row, String field) {
        var value = row.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return BigDecimal.ZERO;
        }
        if (!value.isNumber() || value.decimalValue().signum() < 0) {
            throw ApplicationException.invalid(where + "." + field, "must be a number of 0 or more");
        }
        return value.decimalValue().signum() == 0 ? BigDecimal.ZERO : value.decimalValue();
    }
}
