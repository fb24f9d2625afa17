package io.restormel.keys.metrics;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where metrics and traces go, as OpenTelemetry's own variables say it.
 *
 * @param endpoint of a collector that takes OTLP over HTTP, such as {@code http://collector:4318}; empty sends nothing
 * @param headers {@code name=value} pairs with commas between them, values percent-encoded; they may hold a secret
 * @param interval between two deliveries of metrics
 * @param traceRatio part of the decisions that become spans when the caller did not decide, from 0 to 1
 */
@ConfigurationProperties("restormel.telemetry")
record TelemetryProperties(
        @DefaultValue("") String endpoint,
        @DefaultValue("") String headers,
        @DefaultValue("60s") Duration interval,
        @DefaultValue("1") double traceRatio) {

    TelemetryProperties {
        if (!endpoint.isBlank()) {
            var scheme = URI.create(endpoint.strip()).getScheme();
            if (!"http".equals(scheme) && !"https".equals(scheme)) {
                throw new IllegalArgumentException("restormel.telemetry.endpoint must be an http or https address");
            }
        }
        if (traceRatio < 0 || traceRatio > 1) {
            throw new IllegalArgumentException("restormel.telemetry.trace-ratio must be from 0 to 1");
        }
    }

    /** Null when nothing is sent; without a slash at its end. */
    @Nullable
    String base() {
        return endpoint.isBlank() ? null : endpoint.strip().replaceAll("/+$", "");
    }

    Map<String, String> headerMap() {
        var map = new LinkedHashMap<String, String>();
        for (var pair : headers.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                map.put(
                        pair.substring(0, equals).strip(),
                        URLDecoder.decode(
                                pair.substring(equals + 1).strip().replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return map;
    }

    /** Without the headers, which may hold a secret. */
    @Override
    public String toString() {
        return "TelemetryProperties[" + endpoint + "]";
    }
}
