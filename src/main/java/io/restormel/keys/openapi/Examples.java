package io.restormel.keys.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ids that examples use: {@code {routeId}} in one stands for the example of that parameter. */
record Examples(Map<String, String> byParameter) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    @Nullable
    Object filled(@Nullable Object node) {
        return switch (node) {
            case null -> null;
            case String text -> PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(id(place.group(1))));
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> copy.put(String.valueOf(key), filled(value)));
                yield copy;
            }
            case java.util.List<?> list -> list.stream().map(this::filled).toList();
            default -> node;
        };
    }

    private String id(String parameter) {
        var id = byParameter.get(parameter);
        if (id == null) {
            throw new IllegalStateException("No example of " + parameter);
        }
        return id;
    }
}
