package io.restormel.keys.insight;

import io.restormel.keys.engine.Providers;
import io.restormel.keys.engine.Violation;
import io.restormel.keys.whatif.WhatIfResult;
import io.restormel.keys.whatif.WhatIfRun;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A what-if on its way: how far it is, and what came of it once it is done. Times in epoch milliseconds. */
record WhatIfRunJson(
        UUID id,
        String state,
        int done,
        int total,
        long startedAt,
        @Nullable Long endedAt,
        @Nullable ResultJson result) {

    record ResultJson(
            int decisions,
            boolean hasOlder,
            int requestsUnknown,
            int changed,
            int drifted,
            int servedBefore,
            int servedAfter,
            int priced,
            BigDecimal costBeforeUsd,
            BigDecimal costAfterUsd,
            BigDecimal costDifferenceUsd,
            int headersUnknown,
            int limitsUnknown,
            @Nullable Long oldestAt,
            @Nullable Long newestAt,
            List<ChangeJson> changes,
            List<NewViolationJson> newViolations) {}

    record AnswerJson(
            String code,
            @Nullable String providerType,
            @Nullable String modelId) {

        static AnswerJson of(WhatIfResult.Answer answer) {
            var provider = answer.providerType();
            return new AnswerJson(answer.code(), provider == null ? null : Providers.wire(provider), answer.modelId());
        }
    }

    record ChangeJson(AnswerJson from, AnswerJson to, int count, BigDecimal costDifferenceUsd) {}

    record NewViolationJson(Violation violation, int count) {}

    static WhatIfRunJson of(WhatIfRun run) {
        var result = run.result();
        return new WhatIfRunJson(
                run.id(),
                run.state().name().toLowerCase(Locale.ROOT),
                run.done(),
                run.total(),
                run.startedAt().toEpochMilli(),
                millis(run.endedAt()),
                result == null ? null : of(result));
    }

    private static ResultJson of(WhatIfResult result) {
        return new ResultJson(
                result.decisions(),
                result.hasOlder(),
                result.requestsUnknown(),
                result.changed(),
                result.drifted(),
                result.servedBefore(),
                result.servedAfter(),
                result.priced(),
                result.costBeforeUsd(),
                result.costAfterUsd(),
                result.costDifferenceUsd(),
                result.headersUnknown(),
                result.limitsUnknown(),
                millis(result.oldest()),
                millis(result.newest()),
                result.changes().stream()
                        .map(change -> new ChangeJson(
                                AnswerJson.of(change.from()),
                                AnswerJson.of(change.to()),
                                change.count(),
                                change.costDifferenceUsd()))
                        .toList(),
                result.violations().stream()
                        .map(each -> new NewViolationJson(each.violation(), each.count()))
                        .toList());
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
