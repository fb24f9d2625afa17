package io.restormel.keys.usage;

import static io.restormel.keys.db.Tables.PROJECT;
import static io.restormel.keys.db.Tables.ROUTE;
import static io.restormel.keys.db.Tables.USAGE_DAILY;
import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static io.restormel.keys.db.Tables.USAGE_HOURLY;
import static org.jooq.impl.DSL.percentileCont;

import io.restormel.keys.outcome.Decided;
import io.restormel.keys.outcome.DecisionSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Reads totals, and figures over a bounded number of the latest events; permission is the caller's matter. */
@Repository
class UsageReader {

    private static final int LATEST = 2_000;

    /** One row of a totals table. */
    record Total(RollUp.Key key, RollUp.Figures figures) {}

    private final DSLContext sql;

    UsageReader(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * In the order of time.
     *
     * @param period {@code HOURS} or {@code DAYS}
     * @param since inclusive; {@code until} exclusive; both compared with the starts of the periods
     */
    List<Total> totals(Collection<UUID> projectIds, ChronoUnit period, Instant since, Instant until) {
        var table = period == ChronoUnit.HOURS ? USAGE_HOURLY : USAGE_DAILY;
        var project = column(table, USAGE_DAILY.PROJECT_ID);
        var bucket = column(table, USAGE_DAILY.BUCKET);
        return sql.select(table.fields())
                .from(table)
                .where(project.in(projectIds), bucket.ge(since), bucket.lt(until))
                .orderBy(bucket, project)
                .fetch(row -> new Total(
                        new RollUp.Key(
                                row.get(project),
                                row.get(bucket),
                                row.get(column(table, USAGE_DAILY.PROVIDER_TYPE)),
                                row.get(column(table, USAGE_DAILY.MODEL_ID)),
                                row.get(column(table, USAGE_DAILY.STATUS))),
                        new RollUp.Figures(
                                row.get(column(table, USAGE_DAILY.REQUEST_COUNT)),
                                row.get(column(table, USAGE_DAILY.FALLBACK_COUNT)),
                                row.get(column(table, USAGE_DAILY.LATENCY_US_SUM)),
                                row.get(column(table, USAGE_DAILY.ESTIMATED_COST_USD)))));
    }

    /** @param day the start of a day in UTC */
    long requestsSince(UUID workspaceId, Instant day) {
        return sql.select(DSL.coalesce(DSL.sum(USAGE_DAILY.REQUEST_COUNT), BigDecimal.ZERO))
                .from(USAGE_DAILY)
                .join(PROJECT)
                .on(PROJECT.ID.eq(USAGE_DAILY.PROJECT_ID))
                .where(PROJECT.WORKSPACE_ID.eq(workspaceId), USAGE_DAILY.BUCKET.ge(day))
                .fetchSingle(row -> row.value1().longValue());
    }

    /** Those that are recorded; the others are absent. */
    Map<UUID, DecisionSource.Known> decisions(Collection<UUID> ids) {
        return sql.select(USAGE_EVENT.ID, USAGE_EVENT.PROJECT_ID, USAGE_EVENT.ROUTE_ID, USAGE_EVENT.FALLBACK_COUNT)
                .from(USAGE_EVENT)
                .where(USAGE_EVENT.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetchMap(
                        USAGE_EVENT.ID,
                        row -> new DecisionSource.Known(
                                row.get(USAGE_EVENT.PROJECT_ID),
                                new Decided(row.get(USAGE_EVENT.ROUTE_ID), row.get(USAGE_EVENT.FALLBACK_COUNT) > 0)));
    }

    /** The names that routes of a project have now, by id. */
    Map<UUID, String> routeNames(UUID projectId) {
        return sql.select(ROUTE.ID, ROUTE.NAME)
                .from(ROUTE)
                .where(ROUTE.PROJECT_ID.eq(projectId))
                .fetchMap(ROUTE.ID, ROUTE.NAME);
    }

    /** Both tables have the same columns. */
    private static <T> Field<T> column(Table<?> table, TableField<? extends Record, T> like) {
        return Objects.requireNonNull(table.field(like));
    }

    Optional<UsageReport.Latency> latency(UUID projectId, Instant since) {
        var latest = sql.select(USAGE_EVENT.LATENCY_US)
                .from(USAGE_EVENT)
                .where(USAGE_EVENT.PROJECT_ID.eq(projectId), USAGE_EVENT.OCCURRED_AT.ge(since))
                .orderBy(USAGE_EVENT.OCCURRED_AT.desc())
                .limit(LATEST)
                .asTable("latest");
        var micros = Objects.requireNonNull(latest.field(USAGE_EVENT.LATENCY_US));
        return sql.select(
                        percentileCont(0.5).withinGroupOrderBy(micros),
                        percentileCont(0.95).withinGroupOrderBy(micros))
                .from(latest)
                .fetchOptional()
                .filter(row -> row.value1() != null)
                .map(row -> new UsageReport.Latency(
                        row.value1().longValue(), row.value2().longValue()));
    }
}
