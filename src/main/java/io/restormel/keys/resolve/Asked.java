package io.restormel.keys.resolve;

import io.restormel.keys.engine.PreviousFailure;
import io.restormel.keys.engine.RequestAttributes;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.platform.Redaction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is kept of a request beside the columns of its event. Immutable. */
record Asked(
        @Nullable String environment,
        @Nullable String routeId,
        @Nullable String workload,
        @Nullable String stage,
        @Nullable String task,
        @Nullable String failureKind,
        @Nullable String sessionId,
        @Nullable PreviousFailure previousFailure,
        RequestAttributes attributes) {

    /** Some hosts have no sessions and send the end user's id; that one is kept only where it can be erased. */
    static Asked of(ResolveRequest request) {
        return new Asked(
                request.environment(),
                request.routeId(),
                request.workload(),
                request.stage(),
                request.task(),
                request.failureKind(),
                Objects.equals(request.sessionId(), request.endUserId()) ? null : request.sessionId(),
                request.attemptNumber() == 0 ? null : request.previousFailure(),
                request.attributes().told());
    }

    Asked withoutSession() {
        return sessionId == null
                ? this
                : new Asked(
                        environment, routeId, workload, stage, task, failureKind, null, previousFailure, attributes);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        UsageEvents.put(json, "environment", environment);
        UsageEvents.put(json, "routeId", routeId);
        UsageEvents.put(json, "workload", workload);
        UsageEvents.put(json, "stage", stage);
        UsageEvents.put(json, "task", task);
        UsageEvents.put(json, "failureKind", failureKind);
        UsageEvents.put(json, "sessionId", sessionId);
        if (previousFailure != null) {
            UsageEvents.put(json, "previousStepId", previousFailure.selectedStepId());
            UsageEvents.put(json, "previousOrderIndex", previousFailure.selectedOrderIndex());
        }
        if (!attributes.equals(RequestAttributes.NONE)) {
            putAttributes(json);
        }
        return json;
    }

    /** Of headers the names only: their values are the host's, and often secrets. */
    private void putAttributes(Map<String, Object> json) {
        if (!attributes.tags().isEmpty()) {
            Map<String, String> tags = new TreeMap<>();
            attributes.tags().forEach((name, value) -> tags.put(Redaction.of(name), Redaction.of(value)));
            json.put("tags", tags);
        }
        if (!attributes.headers().isEmpty()) {
            json.put(
                    "headers",
                    attributes.headers().keySet().stream()
                            .map(Redaction::of)
                            .sorted()
                            .toList());
        }
        if (!attributes.needs().isEmpty()) {
            json.put("needs", attributes.needs().stream().sorted().toList());
        }
        UsageEvents.put(json, "endUserPlan", attributes.endUserPlan());
        UsageEvents.put(json, "maxCostUsd", attributes.maxCostUsd());
        UsageEvents.put(json, "latencyPreference", attributes.latencyPreference());
        UsageEvents.put(json, "complexity", attributes.complexity());
        UsageEvents.put(json, "maxOutputTokens", attributes.maxOutputTokens());
    }
}
