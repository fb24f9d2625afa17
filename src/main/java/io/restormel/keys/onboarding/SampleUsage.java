package io.restormel.keys.onboarding;

import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.project.Environment;
import io.restormel.keys.project.Project;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.usage.EventDetail;
import io.restormel.keys.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A week of made-up requests, the same each time: busier by day, some fallbacks, a few refusals. */
final class SampleUsage {

    private static final int EVENTS = 400;
    private static final int HOURS = 7 * 24;
    private static final int END_USERS = 4;
    private static final long SEED = 20_261_101;

    private SampleUsage() {}

    static List<UsageEvent> lastWeek(Project project, Environment environment, List<RouteDetail> routes, Instant now) {
        var random = new Random(SEED);
        List<UsageEvent> events = new ArrayList<>();
        while (events.size() < EVENTS) {
            var at = now.minus(Duration.ofMinutes(random.nextInt(HOURS * 60)));
            int hour = at.atZone(java.time.ZoneOffset.UTC).getHour();
            boolean busy = hour >= 7 && hour < 19;
            if (busy || random.nextInt(5) == 0) {
                events.add(event(project, environment, routes.get(random.nextInt(3) == 0 ? 1 : 0), random, at));
            }
        }
        return events;
    }

    private static UsageEvent event(
            Project project, Environment environment, RouteDetail route, Random random, Instant at) {
        var steps = route.draft().steps();
        int luck = random.nextInt(100);
        if (luck < 7) {
            return event(
                    project, environment, route, null, 0, luck < 5 ? "policy_blocked" : "no_key_available", random, at);
        }
        int index = Math.min(steps.size() - 1, luck < 78 ? (steps.size() > 2 ? 1 : 0) : steps.size() - 1);
        return event(project, environment, route, steps.get(index), index, "resolved", random, at);
    }

    private static UsageEvent event(
            Project project,
            Environment environment,
            RouteDetail route,
            @Nullable StepConfig step,
            int passedOver,
            String status,
            Random random,
            Instant at) {
        long input = 200 + random.nextInt(4_000);
        return new UsageEvent(
                new UUID(random.nextLong(), random.nextLong()),
                project.workspaceId(),
                project.id(),
                environment.id(),
                route.route().id(),
                route.route().name(),
                step == null ? null : UUID.fromString(step.id()),
                null,
                "sample-user-" + (1 + input % END_USERS),
                status,
                step == null || step.providerPreference() == null ? UsageEvent.NO_PROVIDER : step.providerPreference(),
                step == null ? null : step.modelId(),
                Duration.ofNanos(60_000L + random.nextInt(900_000)),
                0,
                passedOver,
                step == null ? null : BigDecimal.valueOf(input * 9, 6),
                input,
                null,
                null,
                true,
                () -> EventDetail.of(Map.of("explanation", "A made-up request of the sample project")),
                at);
    }
}
