package io.restormel.keys.usage;

import io.restormel.keys.platform.ApplicationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code …/end-users/{endUserId}/usage}: what was asked for one end user, by a Gateway Key of the project too. */
@RestController
@RequestMapping({
    "/keys/dashboard/api/projects/{projectId}/end-users/{endUserId}/usage",
    "/keys/v1/projects/{projectId}/end-users/{endUserId}/usage"
})
class EndUserUsageController {

    private final EndUserUsageService usage;

    EndUserUsageController(EndUserUsageService usage) {
        this.usage = usage;
    }

    /** The cost is a decimal number in text, the time epoch milliseconds. */
    record UsageJson(
            long requests,
            long resolved,
            String estimatedCostUsd,
            List<EndUserUsage.ModelRequests> byModel,
            @Nullable Long lastAt) {

        static UsageJson of(EndUserUsage usage) {
            return new UsageJson(
                    usage.requests(),
                    usage.resolved(),
                    usage.estimatedCostUsd().toPlainString(),
                    usage.byModel(),
                    millis(usage.lastAt()));
        }

        private static @Nullable Long millis(@Nullable Instant at) {
            return at == null ? null : at.toEpochMilli();
        }
    }

    /** @param range {@code day}, {@code week} or {@code month}: the last 24 hours, 7 or 30 days */
    @GetMapping
    Map<String, UsageJson> usage(
            @PathVariable UUID projectId,
            @PathVariable String endUserId,
            @RequestParam(defaultValue = "month") String range) {
        var period = switch (range) {
            case "day" -> UsageRange.DAY;
            case "week" -> UsageRange.WEEK;
            case "month" -> UsageRange.MONTH;
            default -> throw ApplicationException.invalid("range", "must be day, week or month");
        };
        return Map.of("data", UsageJson.of(usage.usage(projectId, endUserId, period)));
    }
}
