package io.restormel.keys.outcome;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.ApplicationException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A project's reported calls by model, route, end user and so on; a Gateway Key is no caller of these. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}", "/keys/v1/projects/{projectId}"})
class BreakdownController {

    private static final int DAYS = 7;
    private static final int MOST_DAYS = 400;
    private static final long MAX_MILLIS = 253_402_300_799_999L;

    private final OutcomeBreakdowns breakdowns;
    private final CurrentCaller caller;
    private final Clock clock;

    BreakdownController(OutcomeBreakdowns breakdowns, CurrentCaller caller, Clock clock) {
        this.breakdowns = breakdowns;
        this.caller = caller;
        this.clock = clock;
    }

    private record Asked(Dimension dimension, Instant since, Instant until) {}

    private Asked asked(String by, @Nullable Long since, @Nullable Long until) {
        if (caller.require() instanceof Caller.GatewayKey) {
            throw new ApplicationException.Unauthorized("A Gateway Key cannot read totals; use a management key");
        }
        var dimension = Dimension.ofWire(by)
                .orElseThrow(() -> ApplicationException.invalid(
                        "by", "must be one of all, provider, model, route, key, end_user, tag"));
        var to = until == null ? clock.instant() : instant(until);
        var from = since == null ? to.minus(DAYS, ChronoUnit.DAYS) : instant(since);
        if (from.isBefore(to.minus(MOST_DAYS, ChronoUnit.DAYS))) {
            throw ApplicationException.invalid("since", "must be at most " + MOST_DAYS + " days before until");
        }
        if (!from.isBefore(to)) {
            throw ApplicationException.invalid("since", "must be before until");
        }
        return new Asked(dimension, from, to);
    }

    private static Instant instant(long millis) {
        return Instant.ofEpochMilli(Math.clamp(millis, 0, MAX_MILLIS));
    }

    /** The values that cost most, at most fifty, with their figures of the period before. */
    @GetMapping("/usage-breakdown")
    Map<String, List<BreakdownJson>> breakdown(
            @PathVariable UUID projectId,
            @RequestParam(defaultValue = "model") String by,
            @RequestParam(required = false) @Nullable String value,
            @RequestParam(required = false) @Nullable Long since,
            @RequestParam(required = false) @Nullable Long until) {
        var asked = asked(by, since, until);
        var length = Duration.between(asked.since(), asked.until());
        var breakdown = breakdowns.breakdown(
                projectId,
                asked.dimension(),
                value,
                List.of(asked.since()),
                asked.until(),
                asked.since().minus(length),
                Set.of());
        return Map.of(
                "data",
                breakdown.rows().stream()
                        .map(row -> BreakdownJson.of(asked.dimension(), row))
                        .toList());
    }

    /** One line an hour or day and value, in CSV. */
    @GetMapping("/usage-breakdown/export")
    void export(
            @PathVariable UUID projectId,
            @RequestParam(defaultValue = "model") String by,
            @RequestParam(defaultValue = "day") String granularity,
            @RequestParam(required = false) @Nullable Long since,
            @RequestParam(required = false) @Nullable Long until,
            HttpServletResponse response)
            throws IOException {
        var asked = asked(by, since, until);
        boolean hours = granularity.equals("hour");
        if (!hours && !granularity.equals("day") || hours && !asked.dimension().hourly()) {
            throw ApplicationException.invalid("granularity", "must be hour or day; end users are counted by day");
        }
        // Refusals must come before anything of the file.
        breakdowns.requireReadable(projectId);
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"usage-by-" + by + ".csv\"");
        breakdowns.export(
                projectId,
                asked.dimension(),
                hours,
                asked.since(),
                asked.until(),
                Map.of(),
                response.getOutputStream());
    }
}
