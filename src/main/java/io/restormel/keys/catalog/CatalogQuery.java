package io.restormel.keys.catalog;

import io.restormel.keys.platform.ApplicationException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters that both listings share. {@code skipDefaultAllowlist} is checked and has no effect: this
 * server shows the whole catalogue.
 *
 * @param limit entries on a page, at least 1
 * @param offset entries left out before it, from 0
 */
record CatalogQuery(ModelFilter filter, int limit, int offset) {

    static CatalogQuery of(Map<String, String> parameters, int defaultLimit, int highestLimit) {
        flag(parameters, "skipDefaultAllowlist");
        var family = parameters.get("family");
        var filter = new ModelFilter(
                lifecycle(parameters.get("lifecycleState")),
                family == null || family.isBlank() ? null : family.strip(),
                null,
                flag(parameters, "includeUnhealthy"));
        return new CatalogQuery(
                filter,
                number(parameters, "limit", defaultLimit, 1, highestLimit),
                number(parameters, "offset", 0, 0, Integer.MAX_VALUE));
    }

    <T> List<T> page(List<T> all) {
        int from = Math.min(offset, all.size());
        return all.subList(from, from + Math.min(limit, all.size() - from));
    }

    private static @Nullable Lifecycle lifecycle(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return Arrays.stream(Lifecycle.values())
                .filter(state -> state.wireName().equals(value.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ApplicationException.invalid(
                        "lifecycleState", "must be active, legacy, deprecated or retired"));
    }

    private static boolean flag(Map<String, String> parameters, String name) {
        return switch (parameters.getOrDefault(name, "0")) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw ApplicationException.invalid(name, "must be 1, true, 0 or false");
        };
    }

    private static int number(Map<String, String> parameters, String name, int absent, int lowest, int highest) {
        var text = parameters.get(name);
        if (text == null) {
            return absent;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= lowest && value <= highest) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Not a number is refused with the same words as a number out of range.
        }
        throw ApplicationException.invalid(
                name,
                highest == Integer.MAX_VALUE
                        ? "must be " + lowest + " or more"
                        : "must be " + lowest + " to " + highest);
    }
}
