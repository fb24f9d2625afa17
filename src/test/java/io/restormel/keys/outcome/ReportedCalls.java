package io.restormel.keys.outcome;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reported calls for tests of other features. */
public final class ReportedCalls {

    private ReportedCalls() {}

    public static Outcome succeeded(String provider, String model) {
        return call(provider, model, OutcomeStatus.SUCCEEDED, null);
    }

    public static Outcome failed(String provider, String model, String kind) {
        return call(provider, model, OutcomeStatus.FAILED, kind);
    }

    private static Outcome call(String provider, String model, OutcomeStatus status, @Nullable String kind) {
        return new Outcome(
                new UUID(1, 1),
                null,
                new Report(
                        UUID.randomUUID().toString(),
                        null,
                        status,
                        kind,
                        new ModelName(provider, model),
                        new TokenCounts(1200L, 300L, null, null),
                        812_500L,
                        null,
                        "ada",
                        Map.of("feature", "chat"),
                        Instant.now()),
                Rating.UNPRICED,
                Instant.now());
    }
}
