package io.restormel.keys.health;

import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.platform.Tagged;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A project's health settings on the wire; see {@link HealthSettings}. */
record HealthSettingsJson(
        boolean enabled,
        long windowSeconds,
        int minimumCalls,
        int failurePercent,
        int rateLimitPercent,
        int timeoutPercent,
        long openSeconds,
        int trials,
        boolean probes)
        implements Tagged {

    private static final Set<String> FIELDS = Set.of(
            "enabled",
            "windowSeconds",
            "minimumCalls",
            "failurePercent",
            "rateLimitPercent",
            "timeoutPercent",
            "openSeconds",
            "trials",
            "probes");

    static HealthSettingsJson of(HealthSettings settings) {
        return new HealthSettingsJson(
                settings.enabled(),
                settings.window().toSeconds(),
                settings.minimumCalls(),
                settings.failurePercent(),
                settings.rateLimitPercent(),
                settings.timeoutPercent(),
                settings.openFor().toSeconds(),
                settings.trials(),
                settings.probes());
    }

    static JsonBody body(@Nullable JsonNode json) {
        return JsonBody.of(json, FIELDS);
    }

    /** What the body does not mention stays as it is. */
    static HealthSettings applied(JsonBody body, HealthSettings old) {
        return new HealthSettings(
                Objects.requireNonNullElse(body.bool("enabled"), old.enabled()),
                seconds(body, "windowSeconds", 5, old.window()),
                number(body, "minimumCalls", 1, 100_000, old.minimumCalls()),
                number(body, "failurePercent", 0, 100, old.failurePercent()),
                number(body, "rateLimitPercent", 0, 100, old.rateLimitPercent()),
                number(body, "timeoutPercent", 0, 100, old.timeoutPercent()),
                seconds(body, "openSeconds", 1, old.openFor()),
                number(body, "trials", 1, 1_000, old.trials()),
                Objects.requireNonNullElse(body.bool("probes"), old.probes()));
    }

    private static int number(JsonBody body, String field, int min, int max, int old) {
        var value = body.integer(field, min, max);
        return value == null ? old : value;
    }

    private static Duration seconds(JsonBody body, String field, int min, Duration old) {
        var value = body.integer(field, min, 3_600);
        return value == null ? old : Duration.ofSeconds(value);
    }
}
