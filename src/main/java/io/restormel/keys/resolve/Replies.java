package io.restormel.keys.resolve;

import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.StepOutcome;
import io.restormel.keys.platform.ErrorJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The HTTP reply for a request that no step serves: status, stable code, and what the client can act on. */
final class Replies {

    private static final String INCOMPLETE_FOR_USERS =
            "This route is not completely set up: a step lacks its provider or its model.";

    private Replies() {}

    static ResponseEntity<Object> unresolved(Resolution resolution) {
        return ResponseEntity.status(status(resolution))
                .headers(headers -> retryAfter(headers, resolution))
                .body(new ErrorJson(resolution.code(), resolution.message(), details(resolution)));
    }

    private static int status(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Resolved _ -> 200;
            case Resolution.PolicyBlocked _, Resolution.RouteDisabled _ -> 403;
            case Resolution.NoRoute _ -> 404;
            case Resolution.RouteUnpublished _ -> 409;
            case Resolution.ResolveIncomplete _,
                    Resolution.NoKeyAvailable _,
                    Resolution.NoStepApplies _,
                    Resolution.NoEnvironment _ -> 422;
            case Resolution.AllUnhealthy _ -> 503;
        };
    }

    private static void retryAfter(HttpHeaders headers, Resolution resolution) {
        if (resolution instanceof Resolution.AllUnhealthy unhealthy) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(unhealthy.retryAfterSeconds()));
        }
    }

    /** Of what could not serve for a reason that is told step by step. */
    private static void putSteps(Map<String, Object> details, Resolution resolution) {
        var tried = resolution.trace().stream()
                .filter(outcome -> outcome.status() != StepOutcome.Status.DISABLED)
                .toList();
        if (!tried.isEmpty()) {
            details.put("passedOver", DecisionJson.PassedOverJson.of(tried));
        }
    }

    private static Map<String, Object> details(Resolution resolution) {
        Map<String, Object> details = new LinkedHashMap<>();
        putRoute(details, resolution.route());
        if (resolution instanceof Resolution.PolicyBlocked
                || !resolution.violations().isEmpty()) {
            details.put("violations", resolution.violations());
        }
        if (resolution instanceof Resolution.ResolveIncomplete) {
            details.put("userMessage", INCOMPLETE_FOR_USERS);
        }
        switch (resolution) {
            case Resolution.AllUnhealthy unhealthy -> {
                putSteps(details, unhealthy);
                if (unhealthy.retryAtMillis() != null) {
                    details.put("retryAt", unhealthy.retryAtMillis());
                }
            }
            case Resolution.NoKeyAvailable _, Resolution.NoStepApplies _ -> putSteps(details, resolution);
            case Resolution.Resolved _,
                    Resolution.PolicyBlocked _,
                    Resolution.ResolveIncomplete _,
                    Resolution.RouteDisabled _,
                    Resolution.RouteUnpublished _,
                    Resolution.NoRoute _,
                    Resolution.NoEnvironment _ -> {}
        }
        return details;
    }

    private static void putRoute(Map<String, Object> details, @Nullable CompiledRoute route) {
        if (route != null) {
            details.put("routeId", route.id());
        }
    }
}
