package io.restormel.keys.usage;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Usage events for tests. */
final class Events {

    private Events() {}

    static UsageEvent resolved(UUID workspaceId, UUID projectId, Instant at) {
        return event(
                workspaceId, projectId, at, "resolved", "openai", "gpt-5.2", 0, new BigDecimal("0.001500001"), false);
    }

    static UsageEvent sharing(SharedTrace trace, UUID workspaceId, UUID projectId, Instant at) {
        var detail = new EventDetail(Map.of("explanation", "one of many"), trace);
        return event(workspaceId, projectId, at, "resolved", "openai", "gpt-5.2", 0, null, false, null, detail);
    }

    static UsageEvent event(
            UUID workspaceId,
            UUID projectId,
            Instant at,
            String status,
            String provider,
            @Nullable String model,
            int fallbacks,
            @Nullable BigDecimal cost,
            boolean sample) {
        return event(
                workspaceId, projectId, at, status, provider, model, fallbacks, cost, sample, null, because(status));
    }

    private static EventDetail because(String status) {
        return EventDetail.of(Map.of("explanation", "because of " + status));
    }

    static UsageEvent of(UUID workspaceId, UUID projectId, Instant at, String endUserId) {
        return event(
                workspaceId,
                projectId,
                at,
                "resolved",
                "openai",
                "gpt-5.2",
                0,
                new BigDecimal("0.001500001"),
                false,
                endUserId,
                because("resolved"));
    }

    private static UsageEvent event(
            UUID workspaceId,
            UUID projectId,
            Instant at,
            String status,
            String provider,
            @Nullable String model,
            int fallbacks,
            @Nullable BigDecimal cost,
            boolean sample,
            @Nullable String endUserId,
            EventDetail detail) {
        return new UsageEvent(
                UUID.randomUUID(),
                workspaceId,
                projectId,
                null,
                new UUID(0, 7),
                "support-chat",
                null,
                null,
                endUserId,
                status,
                provider,
                model,
                Duration.ofNanos(1_234_567),
                0,
                fallbacks,
                cost,
                null,
                null,
                "abc",
                sample,
                () -> detail,
                at);
    }
}
