package io.restormel.keys.usage;

import static io.restormel.keys.usage.UsageAggregateJson.OPENROUTER;
import static io.restormel.keys.usage.UsageAggregateJson.RESOLVE;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.LogPage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The monitor reads of the API, for the whole workspace; a Gateway Key is no caller of these. */
@RestController
@RequestMapping({"/keys/dashboard/api", "/keys/v1"})
class UsageController {

    private static final List<String> SOURCES = List.of(RESOLVE, OPENROUTER);
    private static final int DAYS = 7;
    private static final int MOST_DAYS = 400;
    /** The year 9999; databases know no later times. */
    private static final long MAX_MILLIS = 253_402_300_799_999L;

    private final RequestLogs requests;
    private final UsageReports reports;
    private final CurrentCaller caller;
    private final Clock clock;

    UsageController(RequestLogs requests, UsageReports reports, CurrentCaller caller, Clock clock) {
        this.requests = requests;
        this.reports = reports;
        this.caller = caller;
        this.clock = clock;
    }

    /** The newest first; {@code nextCursor} goes into {@code cursor}. */
    @GetMapping("/request-logs")
    RequestLogJson.ListJson requestLogs(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable UUID projectId,
            @RequestParam(required = false) @Nullable UUID routeId,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String endUserId,
            @RequestParam(required = false) @Nullable String cursor) {
        refuseGatewayKeys();
        var filter = new RequestFilter(
                millis("since", since),
                millis("until", until),
                status,
                null,
                null,
                routeId,
                null,
                null,
                endUserId == null ? null : EndUserUsageService.checked(endUserId),
                null);
        var asked = LogPage.asked("requests " + projectId, limit, cursor);
        var page = projectId == null
                ? requests.workspacePage(filter, asked.cursor(), asked.limit())
                : requests.page(projectId, filter, asked.cursor(), asked.limit());
        var outcomes = requests.outcomes(page.requests());
        return new RequestLogJson.ListJson(
                page.requests().stream()
                        .map(request -> RequestLogJson.of(request, outcomes.getOrDefault(request.id(), List.of())))
                        .toList(),
                asked.next(page.nextCursor()));
    }

    /**
     * Totals by hour or day; without {@code since} those of the last seven days. Imported ones are known by day and by
     * connection only, so there are none by hour or for a project.
     *
     * @param source {@code resolve} for our own totals, {@code openrouter-activity} for imported ones; null for both
     * @param limit all without; 1 or more
     */
    @GetMapping("/usage-aggregates")
    UsageAggregateJson.ListJson usageAggregates(
            @RequestParam(defaultValue = "day") String granularity,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable UUID projectId,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(defaultValue = "0") int offset) {
        refuseGatewayKeys();
        var period = switch (granularity) {
            case "hour" -> ChronoUnit.HOURS;
            case "day" -> ChronoUnit.DAYS;
            default -> throw ApplicationException.invalid("granularity", "must be hour or day");
        };
        if (limit != null && limit < 1) {
            throw ApplicationException.invalid("limit", "must be 1 or more");
        }
        if (offset < 0) {
            throw ApplicationException.invalid("offset", "must be 0 or more");
        }
        if (source != null && !SOURCES.contains(source)) {
            throw ApplicationException.invalid("source", "must be " + String.join(" or ", SOURCES));
        }
        var end = millis("until", until);
        var to = end == null ? clock.instant().plus(1, ChronoUnit.DAYS) : end;
        var start = millis("since", since);
        var from = start == null ? to.minus(DAYS, ChronoUnit.DAYS) : start;
        if (from.isBefore(to.minus(MOST_DAYS, ChronoUnit.DAYS))) {
            throw ApplicationException.invalid("since", "must be at most " + MOST_DAYS + " days before until");
        }
        var own = OPENROUTER.equals(source)
                ? Stream.<UsageAggregateJson>empty()
                : reports.aggregates(projectId, period, from.truncatedTo(period), to).stream()
                        .map(total -> UsageAggregateJson.of(total, period));
        boolean known = period == ChronoUnit.DAYS && projectId == null && from.isBefore(to);
        var imported = !known || RESOLVE.equals(source)
                ? Stream.<UsageAggregateJson>empty()
                : reports.imported(day(from), day(to.minusMillis(1))).stream().map(UsageAggregateJson::of);
        return new UsageAggregateJson.ListJson(Stream.concat(own, imported)
                .sorted(UsageAggregateJson.ORDER)
                .skip(offset)
                .limit(limit == null ? Long.MAX_VALUE : limit)
                .toList());
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private void refuseGatewayKeys() {
        if (caller.require() instanceof Caller.GatewayKey) {
            throw new ApplicationException.Unauthorized("A Gateway Key cannot read logs; use a management key");
        }
    }

    private static @Nullable Instant millis(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return Instant.ofEpochMilli(Math.clamp(Long.parseLong(value.strip()), 0, MAX_MILLIS));
        } catch (NumberFormatException _) {
            throw new ApplicationException.Invalid(
                    "Invalid " + name, name + " must be a time in epoch milliseconds", Map.of("field", name));
        }
    }
}
