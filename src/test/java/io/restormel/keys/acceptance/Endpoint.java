package io.restormel.keys.acceptance;

import java.util.List;
import java.util.Map;

/**
 * An endpoint that reads a body, with a good one; {@code {name}} in path and body stands for an id of the target.
 *
 * @param decision does it decide, and so ignore what it does not know? Writes refuse that
 */
record Endpoint(String method, String path, String body, boolean decision) {

    private static final String PROJECT = "/keys/dashboard/api/projects/{project}";
    private static final String ROUTE = "/keys/v1/projects/{project}/routes/{route}";
    private static final String POLICY = "/keys/dashboard/api/policies/{policy}";
    private static final String STEP = """
            {"orderIndex": 7, "providerPreference": "openai", "modelId": "gpt-4o", "label": "seven", "enabled": true, \
            "fallbackOn": "error", "timeoutMs": 12000, "switchCriteria": {"advanceOn": ["timeout"]}, \
            "retryPolicy": {"retryOn": ["timeout"]}, "costPolicy": {"maxUsdPerRequest": 1}, "conditionBlock": {"needs": ["tools"]}, \
            "notes": "none", "modelPool": {"version": 1, "selectionStrategy": "weighted_random", "members": [ \
            {"providerPreference": "google", "modelId": "gemini-2.5-pro", "weight": 2}]}}""";

    static final List<Endpoint> ALL = List.of(
            decides(PROJECT + "/resolve", """
                    {"environmentId": "{environment}", "routeId": "{route}", "workload": "chat", "stage": null, \
                    "task": "t", "attemptNumber": 1, "failureKind": "timeout", "previousFailure": \
                    {"selectedStepId": "{step}", "selectedOrderIndex": 0}, "estimatedInputTokens": 5000, \
                    "estimatedInputChars": 10, "estimatedOutputTokens": 100, "sessionId": "s", "endUserId": "u", \
                    "traceId": "t"}"""),
            decides(ROUTE + "/simulate", """
                    {"environmentId": "{environment}", "workload": null, "attemptNumber": 1, "previousFailure": \
                    {"selectedOrderIndex": 0}, "estimatedInputTokens": 5000, "includeStepDiagnostics": true, \
                    "includeRoutingAttempts": true}"""),
            decides("/keys/dashboard/api/policies/evaluate", """
                    {"projectId": "{project}", "environmentId": "{environment}", "routeId": "{route}", \
                    "modelId": "gpt-4o", "providerType": "openai", "modelLifecycleState": "active"}"""),
            decides(PROJECT + "/resolve/batch", """
                    {"requests": [{"environmentId": "{environment}", "routeId": "{route}", "attemptNumber": 1, \
                    "previousFailure": {"selectedOrderIndex": 0}, "traceId": "t"}, {"workload": "chat"}]}"""),
            decides("/keys/v1/policies/evaluate/batch", """
                    {"projectId": "{project}", "environmentId": "{environment}", "routeId": "{route}", "models": \
                    [{"modelId": "gpt-4o", "providerType": "openai", "modelLifecycleState": "active"}]}"""),
            writes("POST", "/keys/v1/projects", "{\"name\": \"Another\"}"),
            writes("PATCH", PROJECT, "{\"name\": \"Renamed\", \"defaultEnvironmentId\": \"{environment}\"}"),
            writes("POST", PROJECT + "/environments", "{\"name\": \"Trial\", \"type\": \"test\", \"slug\": \"trial\"}"),
            writes("PATCH", PROJECT + "/environments/{environment}", "{\"name\": \"Production\", \"type\": \"prod\"}"),
            writes(
                    "POST",
                    PROJECT + "/keys",
                    "{\"label\": \"CI\", \"environmentId\": \"{environment}\", \"expiresAt\": 4102444800000,"
                            + " \"scopes\": [\"resolve\"], \"ipRanges\": [\"10.0.0.0/8\"], \"requestsPerMinute\": 60}"),
            writes(
                    "PATCH",
                    PROJECT + "/keys",
                    "{\"keyId\": \"{key}\", \"label\": \"CI\", \"expiresAt\": null, \"scopes\": null,"
                            + " \"ipRanges\": [], \"requestsPerMinute\": 60}"),
            writes("POST", PROJECT + "/keys/{key}/rotate", "{\"overlapHours\": 1}"),
            writes("DELETE", PROJECT + "/keys", "{\"keyId\": \"{key}\"}"),
            writes("POST", PROJECT + "/routes", """
                    {"environmentId": "{environment}", "name": "another", "description": "d", "defaultModelId": \
                    "gpt-4o", "billingMode": "b", "routeMode": "fallback_chain", "stage": "s", "workload": "w", \
                    "enabled": true, "status": "active", "flowLayout": {"x": 1}, "version": 1, \
                    "publishedVersion": 1}"""),
            writes("PATCH", ROUTE, """
                    {"name": "changed", "description": null, "enabled": true, "status": "active", "flowLayout": {}, \
                    "entryStepId": "{step}", "changeSummary": "c", "version": 1, "publishedVersion": 1}"""),
            writes(
                    "POST",
                    ROUTE + "/validate-binding",
                    "{\"environmentId\": \"{environment}\", \"workload\": \"chat\"}"),
            writes("POST", ROUTE + "/steps", STEP),
            writes("PATCH", ROUTE + "/steps/{step}", STEP.replace("\"orderIndex\": 7", "\"orderIndex\": 0")),
            writes("PUT", ROUTE + "/graph", """
                    {"edges": [{"fromStepId": "{step}", "priority": 1, "label": "then"}], "entryStepId": "{step}", \
                    "flowLayout": {"x": 1}}"""),
            writes(
                    "PATCH",
                    ROUTE + "/fallback-chain",
                    "{\"primaryModel\": \"gpt-4o\", \"fallbackModels\": [\"claude-sonnet-4\"]}"),
            writes("POST", PROJECT + "/routes/import", """
                    {"bundle": {"schemaVersion": "1.0.0", "projectId": "{project}", "route": {"name": "copy", \
                    "environmentId": "{environment}", "entryStepId": "a", "edges": [{"fromStepId": "a", "toStepId": \
                    "b", "label": "then"}]}, "steps": [{"id": "a", "orderIndex": 0, "modelId": "gpt-4o"}, {"id": "b", \
                    "orderIndex": 1, "providerPreference": "google"}]}, "changeSummary": "c"}"""),
            writes("POST", ROUTE + "/publish", "{\"changeSummary\": \"c\", \"updatedVia\": \"api\"}"),
            writes("POST", ROUTE + "/rollback", "{\"toVersion\": 1}"),
            writes("POST", "/keys/v1/policies", """
                    {"name": "No gpt", "type": "model_denylist", "ruleDefinition": {"modelIds": ["gpt-4o"]}, \
                    "updatedVia": "api"}"""),
            writes("PATCH", POLICY, """
                    {"name": "No o", "type": "provider_denylist", "status": "active", "ruleDefinition": \
                    {"providerTypes": ["groq"]}, "changeSummary": "c"}"""),
            writes("POST", POLICY + "/publish", "{\"changeSummary\": \"c\", \"updatedVia\": \"api\"}"),
            writes("POST", POLICY + "/rollback", "{\"toVersion\": 1, \"changeSummary\": \"c\"}"),
            writes("POST", POLICY + "/diff", "{\"fromVersion\": 1, \"toVersion\": 1}"),
            writes("POST", POLICY + "/bindings", "{\"targetType\": \"route\", \"targetId\": \"{route}\"}"),
            writes("POST", PROJECT + "/end-users/u1/credentials", """
                    {"providerType": "openai", "label": "mine", "secret": "sk-hostile-0123456789", "orderIndex": 1, \
                    "weight": 2, "allowedModels": ["gpt-4o*"], "monthlyCapUsd": 12.5}"""),
            writes("POST", PROJECT + "/end-users/erase", "{\"endUserId\": \"nobody\"}"),
            writes("PUT", PROJECT + "/end-users/u1/model-choice", """
                    {"providerType": "openai", "modelId": "gpt-4o", "routeId": "{route}", "revision": 0}"""),
            writes("POST", PROJECT + "/usage", """
                    {"eventId": "e1", "decisionId": "{unknown}", "status": "failed", "failureKind": "timeout", \
                    "providerType": "openai", "modelId": "gpt-4o", "inputTokens": 10, "outputTokens": 5, \
                    "cachedTokens": 2, "reasoningTokens": 1, "latencyMs": 812.5, "ttftMs": 210, "endUserId": "u1", \
                    "tags": {"feature": "chat"}}"""),
            writes("POST", "/keys/v1/projects/{project}/usage", """
                    {"events": [{"status": "succeeded", "providerType": "openai", "modelId": "gpt-4o", "tags": {}}]}"""),
            writes("POST", PROJECT + "/usage/re-rate", "{\"since\": 1700000000000, \"until\": 4102444800000}"),
            writes("POST", PROJECT + "/models", """
                    {"models": [{"providerType": "openai", "modelId": "gpt-4o", "bindingKind": "registry", \
                    "enabled": true, "logicalRef": "ref:restormel-keys:llm/hostile"}]}"""),
            writes("PUT", "/keys/v1/projects/{project}/models", """
                    {"models": [{"providerType": "vertex", "modelId": "gemini-2.5-pro", "enabled": false}]}"""),
            writes("PATCH", PROJECT + "/health-settings", """
                    {"enabled": true, "windowSeconds": 60, "minimumCalls": 10, "failurePercent": 50, \
                    "rateLimitPercent": 50, "timeoutPercent": 50, "openSeconds": 30, "trials": 3, "probes": true}"""),
            writes("POST", PROJECT + "/circuits/{unknown}/trip", "{\"until\": 4102444800000, \"reason\": \"r\"}"),
            writes("PATCH", PROJECT + "/models/{unknown}", "{\"enabled\": true, \"bindingKind\": \"registry\"}"),
            writes("POST", "/keys/v1/catalog/observations", """
                    {"providerId": "groq", "providerModelId": "llama-3.3-70b-versatile", "signal": "deprecated", \
                    "providerHttpStatus": 404, "providerErrorCode": "model_gone"}"""),
            writes("POST", PROJECT + "/policies", """
                    {"name": "No gpt", "effect": "deny", "roles": [], "plans": [], "models": ["gpt-4o"], \
                    "enabled": true}"""),
            writes("PATCH", PROJECT + "/policies/{policy}", """
                    {"name": "Only gpt", "effect": "allow", "models": ["gpt-4o*"], "enabled": false}"""),
            writes("POST", "/keys/dashboard/api/webhooks", """
                    {"url": "https://93.184.216.34/hook", "event_types": ["credential.removed"]}"""),
            writes("PATCH", "/keys/v1/webhooks/{webhook}", """
                    {"url": "https://93.184.216.34/other", "event_types": ["credential.removed"], "enabled": false}"""),
            writes("PUT", PROJECT + "/config", """
                    {"version": 1, "policies": [{"name": "From a file", "type": "provider_denylist", "status": "paused", \
                    "ruleDefinition": {"providerTypes": ["groq"]}, "boundTo": [{"project": true}]}], \
                    "models": [{"providerType": "openai", "modelId": "gpt-4o", "logicalRef": \
                    "ref:restormel-keys:llm/file"}], "credentials": []}"""),
            writes("PUT", "/keys/v1/projects/{project}/config?dryRun=true", """
                    {"version": 1, "environments": [{"slug": "production", "name": "Production", "type": "prod", \
                    "default": true}], "routes": [{"environment": "production", "name": "target", "description": "d", \
                    "enabled": true, "status": "active", "live": "on_save", "defaultModelId": "gpt-4o", \
                    "routeMode": "fallback_chain", "billingMode": "b", "workload": "w", "steps": [{"label": "one", \
                    "providerPreference": "openai", "modelId": "gpt-4o", "retryPolicy": {"retryOn": ["timeout"]}, \
                    "notes": "n"}, {"providerPreference": "google"}], "entryStep": 1, "edges": [{"from": 1, "to": 2, \
                    "label": "then"}]}], "policies": [{"name": "No", "type": "model_denylist", "ruleDefinition": \
                    {"modelIds": ["gpt-4o"]}, "boundTo": [{"environment": "production", "route": "target", \
                    "number": 1, "step": 2}]}], "credentials": [{"provider": "openai", "label": "Main", \
                    "environments": ["production"]}]}"""),
            writes("DELETE", ROUTE + "/steps/{unknown}", "{}"),
            writes("DELETE", POLICY + "/bindings/{unknown}", "{}"),
            writes("DELETE", PROJECT + "/environments/{unknown}", "{}"));

    private static Endpoint decides(String path, String body) {
        return new Endpoint("POST", path, body, true);
    }

    private static Endpoint writes(String method, String path, String body) {
        return new Endpoint(method, path, body, false);
    }

    /** Does it look at its body? Most that delete do not. */
    boolean readsBody() {
        return !body.equals("{}");
    }

    static String filled(String template, Map<String, String> ids) {
        var filled = template;
        for (var each : ids.entrySet()) {
            filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        }
        return filled;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
