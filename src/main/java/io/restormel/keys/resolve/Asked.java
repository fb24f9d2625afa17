package io.restormel.keys.resolve;

import io.restormel.keys.engine.ResolveRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is kept of a request beside the columns of its event. Immutable. */
record Asked(
        @Nullable String environment,
        @Nullable String routeId,
        @Nullable String workload,
        @Nullable String stage,
        @Nullable String task,
        @Nullable String failureKind,
        @Nullable String sessionId) {

    /** Some hosts have no sessions and send the end user's id; that one is kept only where it can be erased. */
    static Asked of(ResolveRequest request) {
        return new Asked(
                request.environment(),
                request.routeId(),
                request.workload(),
                request.stage(),
                request.task(),
                request.failureKind(),
                Objects.equals(request.sessionId(), request.endUserId()) ? null : request.sessionId());
    }

    Asked withoutSession() {
        return sessionId == null ? this : new Asked(environment, routeId, workload, stage, task, failureKind, null);
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
        return json;
    }
}
