package io.restormel.keys.platform;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;

/** The error body of the API: {@code error} is the stable code, {@code message} is for people. */
public record ErrorJson(
        String error, String message, @JsonAnyGetter Map<String, Object> details) {

    public static ErrorJson of(String error, String message) {
        return new ErrorJson(error, message, Map.of());
    }
}
