package io.restormel.keys.usage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The command line that asks for a decision; the caller's key stays a variable of the shell. */
public final class ResolveCommand {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Recorded under the name that the body has. */
    private static final List<String> SAME = List.of(
            "routeId",
            "workload",
            "stage",
            "task",
            "failureKind",
            "sessionId",
            "tags",
            "needs",
            "endUserPlan",
            "maxCostUsd",
            "latencyPreference",
            "complexity",
            "maxOutputTokens");

    private ResolveCommand() {}

    /** @param origin without a slash at the end */
    public static String first(UUID projectId, String origin) {
        return command(projectId, origin, "{}");
    }

    /** Asks the same again, as far as it was recorded; values of headers never are. */
    public static String again(RequestLog request, String origin) {
        return command(
                request.projectId(),
                origin,
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body(request)));
    }

    private static String command(UUID projectId, String origin, String json) {
        return """
                curl -X POST %s/keys/v1/projects/%s/resolve \\
                  -H "Authorization: Bearer $RESTORMEL_GATEWAY_KEY" \\
                  -H "Content-Type: application/json" \\
                  -d '%s'""".formatted(origin, projectId, json.replace("'", "'\\''"));
    }

    private static Map<String, Object> body(RequestLog request) {
        var asked = request.detail().get("request") instanceof Map<?, ?> recorded ? recorded : Map.of();
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "environmentId", asked.get("environment"));
        SAME.forEach(field -> put(body, field, asked.get(field)));
        put(body, "attemptNumber", request.attempt() == 0 ? null : request.attempt());
        Map<String, Object> previous = new LinkedHashMap<>();
        put(previous, "selectedStepId", asked.get("previousStepId"));
        put(previous, "selectedOrderIndex", asked.get("previousOrderIndex"));
        put(body, "previousFailure", previous.isEmpty() ? null : previous);
        put(body, "estimatedInputTokens", request.inputTokens());
        put(body, "estimatedOutputTokens", request.outputTokens());
        put(body, "endUserId", request.endUserId());
        return body;
    }

    private static void put(Map<String, Object> body, String field, @Nullable Object value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
