package io.restormel.keys.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** Lets browsers call a project's API from the origins that the project lists. No cookie counts here, so none is let through. */
final class ApiCors implements CorsConfigurationSource {

    private static final Pattern PROJECT =
            Pattern.compile("/keys/(?:v1|dashboard/api)/projects/([0-9a-fA-F-]{36})(?:/.*)?");
    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);

    private final ApiOrigins origins;

    ApiCors(ApiOrigins origins) {
        this.origins = origins;
    }

    /** Null where no other origin may call. */
    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        var path = PROJECT.matcher(request.getRequestURI());
        if (origin == null || !path.matches() || !allows(path.group(1), origin)) {
            return null;
        }
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.of(origin));
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(
                List.of("Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key"));
        cors.setExposedHeaders(List.of("ETag", "Retry-After", "RateLimit", "RateLimit-Policy", "Idempotency-Replayed"));
        cors.setMaxAge(PREFLIGHT_KEPT);
        return cors;
    }

    private boolean allows(String projectId, String origin) {
        try {
            return origins.allows(UUID.fromString(projectId), origin);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
