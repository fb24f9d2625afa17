package io.restormel.keys.outcome;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Totals of reported calls, and rating them anew; a Gateway Key is no caller of these. */
@RestController
@RequestMapping({"/keys/dashboard/api", "/keys/v1"})
class OutcomeAdminController {

    private static final int DAYS = 7;
    private static final int MOST_DAYS = 400;
    /** The year 9999; databases know no later times. */
    private static final long MAX_MILLIS = 253_402_300_799_999L;

    private final OutcomeReports reports;
    private final ReRating reRating;
    private final CurrentCaller caller;
    private final Clock clock;

    OutcomeAdminController(OutcomeReports reports, ReRating reRating, CurrentCaller caller, Clock clock) {
        this.reports = reports;
        this.reRating = reRating;
        this.caller = caller;
        this.clock = clock;
    }

    /** Totals by hour or day; without {@code since} those of the last seven days. */
    @GetMapping("/outcome-aggregates")
    OutcomeAggregateJson.ListJson aggregates(
            @RequestParam(defaultValue = "day") String granularity,
            @RequestParam(required = false) @Nullable Long since,
            @RequestParam(required = false) @Nullable Long until,
            @RequestParam(required = false) @Nullable UUID projectId) {
        if (caller.require() instanceof Caller.GatewayKey) {
            throw new ApplicationException.Unauthorized("A Gateway Key cannot read totals; use a management key");
        }
        var period = switch (granularity) {
            case "hour" -> ChronoUnit.HOURS;
            case "day" -> ChronoUnit.DAYS;
            default -> throw ApplicationException.invalid("granularity", "must be hour or day");
        };
        var to = until == null ? clock.instant().plus(1, ChronoUnit.DAYS) : instant(until);
        var from = since == null ? to.minus(DAYS, ChronoUnit.DAYS) : instant(since);
        if (from.isBefore(to.minus(MOST_DAYS, ChronoUnit.DAYS))) {
            throw ApplicationException.invalid("since", "must be at most " + MOST_DAYS + " days before until");
        }
        return new OutcomeAggregateJson.ListJson(
                reports.aggregates(projectId, period, from.truncatedTo(period), to).stream()
                        .map(total -> OutcomeAggregateJson.of(total, period))
                        .toList());
    }

    private static Instant instant(long millis) {
        return Instant.ofEpochMilli(Math.clamp(millis, 0, MAX_MILLIS));
    }

    /** @param costDifferenceUsd exact decimal number in text, negative when it has become less */
    record ReRatedJson(long examined, long changed, String costDifferenceUsd) {}

    /** {@code {"since", "until"}} in epoch milliseconds; {@code until} is exclusive, without it all that came since is rated. */
    @PostMapping("/projects/{projectId}/usage/re-rate")
    Map<String, ReRatedJson> reRate(
            @PathVariable UUID projectId, @RequestBody(required = false) @Nullable JsonNode json) {
        var body = JsonBody.of(json, Set.of("since", "until"));
        var since = body.longInteger("since", 0, MAX_MILLIS);
        var until = body.longInteger("until", 0, MAX_MILLIS);
        if (since == null) {
            throw ApplicationException.invalid("since", "is required");
        }
        var end = until == null ? clock.instant().plus(1, ChronoUnit.DAYS) : Instant.ofEpochMilli(until);
        var result = reRating.rate(projectId, Instant.ofEpochMilli(since), end);
        return Map.of("data", new ReRatedJson(result.examined(), result.changed(), Costs.plain(result.difference())));
    }
}
