package io.restormel.keys.resolve;

import io.restormel.keys.engine.Abilities;
import io.restormel.keys.engine.RequestAttributes;
import io.restormel.keys.platform.ApplicationException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request's body tells for conditions and limits to ask, within bounds; complaints name the field. */
final class AttributesJson {

    private static final int MAX_TAGS = 16;
    private static final int MAX_HEADERS = 32;
    private static final int MAX_NAME = 64;
    private static final int MAX_TAG = 200;
    private static final int MAX_HEADER = 500;
    private static final int MAX_WORD = 64;

    private AttributesJson() {}

    static RequestAttributes of(ResolveRequestJson json) {
        var constraints = json.constraints();
        if (isSilent(json)) {
            return RequestAttributes.NONE;
        }
        return new RequestAttributes(
                texts("tags", json.tags(), MAX_TAGS, MAX_TAG, false),
                texts("headers", json.headers(), MAX_HEADERS, MAX_HEADER, true),
                word("endUserPlan", json.endUserPlan()),
                needs(json.needs()),
                lower(
                        amount("maxCostUsd", json.maxCostUsd()),
                        constraints == null ? null : amount("constraints.maxCost", constraints.maxCost())),
                latency(json),
                tokens(json.maxOutputTokens()),
                null,
                word("complexity", json.complexity()));
    }

    private static boolean isSilent(ResolveRequestJson json) {
        return json.tags() == null
                && json.headers() == null
                && json.endUserPlan() == null
                && json.needs() == null
                && json.maxCostUsd() == null
                && json.constraints() == null
                && json.latencyPreference() == null
                && json.complexity() == null
                && json.maxOutputTokens() == null;
    }

    private static Map<String, String> texts(
            String field, @Nullable Map<String, @Nullable String> sent, int most, int longest, boolean anyCase) {
        if (sent == null) {
            return Map.of();
        }
        if (sent.size() > most) {
            throw ApplicationException.invalid(field, "must have at most " + most + " entries");
        }
        Map<String, String> texts = new HashMap<>();
        sent.forEach((name, value) -> {
            RequestJson.text(field, name);
            var usual = anyCase ? name.strip().toLowerCase(Locale.ROOT) : name.strip();
            if (usual.isEmpty() || usual.length() > MAX_NAME) {
                throw ApplicationException.invalid(field, "must have names of 1 to " + MAX_NAME + " characters");
            }
            if (value == null) {
                return;
            }
            RequestJson.text(field + "." + usual, value);
            if (value.length() > longest) {
                throw ApplicationException.invalid(field + "." + usual, "must have at most " + longest + " characters");
            }
            texts.put(usual, value);
        });
        return texts;
    }

    private static @Nullable String word(String field, @Nullable String text) {
        RequestJson.text(field, text);
        if (text != null && text.length() > MAX_WORD) {
            throw ApplicationException.invalid(field, "must have at most " + MAX_WORD + " characters");
        }
        return text;
    }

    private static @Nullable String latency(ResolveRequestJson json) {
        var constraints = json.constraints();
        return json.latencyPreference() == null && constraints != null
                ? word("constraints.latency", constraints.latency())
                : word("latencyPreference", json.latencyPreference());
    }

    private static Set<String> needs(@Nullable List<@Nullable String> sent) {
        Set<String> needs = new LinkedHashSet<>();
        for (var each : sent == null ? List.<@Nullable String>of() : sent) {
            var need = each == null ? "" : each.strip().toLowerCase(Locale.ROOT);
            if (!Abilities.KNOWN.contains(need) && !need.equals(Abilities.CONTEXT)) {
                var known = String.join(", ", Abilities.KNOWN) + " and " + Abilities.CONTEXT;
                throw ApplicationException.invalid("needs", "must be of " + known);
            }
            needs.add(need);
        }
        return needs;
    }

    private static @Nullable BigDecimal amount(String field, @Nullable BigDecimal usd) {
        if (usd != null && (usd.signum() < 0 || usd.precision() - usd.scale() > 12 || usd.scale() > 12)) {
            throw ApplicationException.invalid(field, "must be a number of 0 or more, of 12 digits at most");
        }
        return usd;
    }

    private static @Nullable BigDecimal lower(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : other == null ? one : one.min(other);
    }

    private static @Nullable Long tokens(@Nullable Long most) {
        if (most != null && most < 0) {
            throw ApplicationException.invalid("maxOutputTokens", "must be 0 or more");
        }
        return most;
    }
}
