package io.restormel.keys.platform;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The error body of the API: {@code error} is the stable code, {@code message} is for people. */
public record ErrorJson(
        String error, String message, @JsonAnyGetter Map<String, Object> details) {

    /** What a client sent may come back in a message, and into the logs of others: not if it is a key. */
    public ErrorJson {
        message = Redaction.of(message);
        details = details.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> redacted(e.getValue())));
    }

    private static Object redacted(Object value) {
        return switch (value) {
            case String text -> Redaction.of(text);
            case Collection<?> values ->
                values.stream().map(ErrorJson::redacted).toList();
            default -> value;
        };
    }

    public static ErrorJson of(String error, String message) {
        return new ErrorJson(error, message, Map.of());
    }
}
