package io.restormel.keys.resolve;

import io.restormel.keys.access.WorkspaceSettingsService;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.RecurringJobs;
import io.restormel.keys.usage.UsageReports;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Workspaces with a limit of requests a calendar month, in UTC. Counted in memory, and set right each second by what all
 * servers have recorded, refused requests among it: exact on one server, and late by a second on several. A limit that is
 * set or changed is in force within a second. Thread-safe.
 */
@Component
class RequestQuota implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RequestQuota.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final WorkspaceSettingsService settings;
    private final UsageReports reports;
    private final Clock clock;
    private final RecurringJobs jobs =
            new RecurringJobs("request-quota", 1, e -> log.warn("The limits of requests could not be read", e));
    private volatile Map<UUID, Quota> quotas = Map.of();

    private record Quota(YearMonth month, long limit, AtomicLong used) {}

    RequestQuota(WorkspaceSettingsService settings, UsageReports reports, Clock clock) {
        this.settings = settings;
        this.reports = reports;
        this.clock = clock;
    }

    /** Counts one request. Null when it is within the limit, or there is none. */
    ApplicationException.@Nullable LimitReached take(UUID workspaceId) {
        var quota = quotas.get(workspaceId);
        if (quota == null) {
            return null;
        }
        long before = quota.used().getAndIncrement();
        return before < quota.limit()
                ? null
                : new ApplicationException.LimitReached(
                        "usage_limit_reached",
                        "The workspace may make " + quota.limit() + " requests a month",
                        quota.limit(),
                        before);
    }

    /** Not by two threads at once that could each make a counter. */
    synchronized void refresh() {
        var month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        Map<UUID, Quota> fresh = new HashMap<>();
        settings.requestLimits().forEach((workspace, limit) -> {
            var known = quotas.get(workspace);
            var used = known == null || !known.month().equals(month) ? new AtomicLong() : known.used();
            long recorded = reports.requestsSince(
                    workspace, month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
            used.accumulateAndGet(recorded, Math::max);
            fresh.put(workspace, new Quota(month, limit, used));
        });
        quotas = Map.copyOf(fresh);
    }

    @Override
    public void start() {
        jobs.start();
        jobs.once(this::refresh);
        jobs.every(PERIOD, this::refresh);
    }

    @Override
    public void stop() {
        jobs.stop();
    }

    @Override
    public boolean isRunning() {
        return jobs.isRunning();
    }
}
