package io.restormel.keys.outcome;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Outcomes for tests. */
final class Outcomes {

    static final ModelName GPT = new ModelName("openai", "gpt-5.5");

    private Outcomes() {}

    static Report report(String eventId, @Nullable UUID decision, Instant at) {
        return new Report(
                eventId,
                decision,
                OutcomeStatus.SUCCEEDED,
                null,
                GPT,
                new TokenCounts(1200L, 300L, 200L, 100L),
                812_500L,
                210_000L,
                null,
                Map.of(),
                at.truncatedTo(ChronoUnit.MICROS));
    }

    /** A call that names its end user and a tag. */
    static Report by(String endUser, String eventId, Instant at) {
        var report = report(eventId, UUID.randomUUID(), at);
        return new Report(
                eventId,
                report.decisionId(),
                report.status(),
                null,
                report.model(),
                report.tokens(),
                report.latencyMicros(),
                report.timeToFirstTokenMicros(),
                endUser,
                Map.of("feature", "chat"),
                report.occurredAt());
    }

    static Outcome priced(UUID project, String eventId, Instant at, String cost) {
        return new Outcome(
                project,
                null,
                report(eventId, null, at),
                new Rating(Rating.Kind.PRICED, new BigDecimal(cost), new UUID(0, 1)),
                at.truncatedTo(ChronoUnit.MICROS));
    }

    static List<Outcome> one(UUID project, String eventId, Instant at) {
        return List.of(priced(project, eventId, at, "0.013100000000001"));
    }
}
