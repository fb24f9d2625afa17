package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME;
import static io.restormel.keys.db.Tables.OUTCOME_DAILY;
import static io.restormel.keys.db.Tables.OUTCOME_HOURLY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;

import io.restormel.keys.db.tables.records.OutcomeRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads outcomes and their totals; permission is the caller's matter. */
@Repository
class OutcomeReader {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};
    /** Of a page of decisions; a host that reports thousands for one must not fill the memory. */
    private static final int MOST = 5000;

    /** One row of a totals table. */
    record Total(OutcomeRollUp.Key key, OutcomeFigures figures) {}

    private final DSLContext sql;

    OutcomeReader(DSLContext sql) {
        this.sql = sql;
    }

    /** In the order of time, whatever project reported them. */
    List<Outcome> ofDecisions(Collection<UUID> decisionIds) {
        return sql.selectFrom(OUTCOME)
                .where(OUTCOME.DECISION_ID.in(decisionIds))
                .orderBy(OUTCOME.OCCURRED_AT, OUTCOME.EVENT_ID)
                .limit(MOST)
                .fetch(OutcomeReader::outcome);
    }

    /**
     * In the order of time.
     *
     * @param period {@code HOURS} or {@code DAYS}
     * @param since inclusive; {@code until} exclusive; both compared with the starts of the periods
     */
    List<Total> totals(Collection<UUID> projectIds, ChronoUnit period, Instant since, Instant until) {
        var table = period == ChronoUnit.HOURS ? OUTCOME_HOURLY : OUTCOME_DAILY;
        var project = column(table, OUTCOME_DAILY.PROJECT_ID);
        var bucket = column(table, OUTCOME_DAILY.BUCKET);
        return sql.select(table.fields())
                .from(table)
                .where(project.in(projectIds), bucket.ge(since), bucket.lt(until))
                .orderBy(table.fields(0, 1, 2, 3, 4))
                .fetch(row -> total(table, row));
    }

    /** How many outcomes a project has from the day of that time on; it tells whether there are new ones. */
    long count(UUID projectId, Instant since) {
        return sql.select(coalesce(sum(OUTCOME_DAILY.OUTCOME_COUNT), BigDecimal.ZERO))
                .from(OUTCOME_DAILY)
                .where(
                        OUTCOME_DAILY.PROJECT_ID.eq(projectId),
                        OUTCOME_DAILY.BUCKET.ge(since.truncatedTo(ChronoUnit.DAYS)))
                .fetchSingle()
                .value1()
                .longValueExact();
    }

    static Total total(Table<?> table, Record row) {
        var latency = new ArrayList<Long>();
        int first = table.indexOf(column(table, OUTCOME_DAILY.LATENCY_00));
        for (int i = 0; i < LatencyHistogram.RANGES; i++) {
            latency.add(row.get(first + i, Long.class));
        }
        return new Total(
                new OutcomeRollUp.Key(
                        row.get(column(table, OUTCOME_DAILY.PROJECT_ID)),
                        row.get(column(table, OUTCOME_DAILY.BUCKET)),
                        new ModelName(
                                row.get(column(table, OUTCOME_DAILY.PROVIDER_TYPE)),
                                row.get(column(table, OUTCOME_DAILY.MODEL_ID))),
                        status(row.get(column(table, OUTCOME_DAILY.STATUS)))),
                new OutcomeFigures(
                        row.get(column(table, OUTCOME_DAILY.OUTCOME_COUNT)),
                        row.get(column(table, OUTCOME_DAILY.UNPRICED_COUNT)),
                        row.get(column(table, OUTCOME_DAILY.UNMETERED_COUNT)),
                        row.get(column(table, OUTCOME_DAILY.INPUT_TOKENS)),
                        row.get(column(table, OUTCOME_DAILY.OUTPUT_TOKENS)),
                        row.get(column(table, OUTCOME_DAILY.CACHED_TOKENS)),
                        row.get(column(table, OUTCOME_DAILY.REASONING_TOKENS)),
                        row.get(column(table, OUTCOME_DAILY.COST_USD)),
                        row.get(column(table, OUTCOME_DAILY.LATENCY_US_SUM)),
                        new LatencyHistogram(latency)));
    }

    /** Both tables have the same columns. */
    private static <T> Field<T> column(Table<?> table, TableField<? extends Record, T> like) {
        return Objects.requireNonNull(table.field(like));
    }

    static Outcome outcome(OutcomeRecord row) {
        return new Outcome(
                row.getProjectId(),
                row.getGatewayKeyId(),
                new Report(
                        row.getEventId(),
                        row.getDecisionId(),
                        status(row.getStatus()),
                        row.getFailureKind(),
                        new ModelName(row.getProviderType(), row.getModelId()),
                        new TokenCounts(
                                row.getInputTokens(),
                                row.getOutputTokens(),
                                row.getCachedTokens(),
                                row.getReasoningTokens()),
                        row.getLatencyUs(),
                        row.getTtftUs(),
                        row.getEndUserId(),
                        tags(row.getTags()),
                        row.getOccurredAt()),
                new Rating(Rating.Kind.ofWire(row.getRating()), row.getCostUsd(), row.getPriceId()),
                row.getReceivedAt(),
                row.getFellBack() == null ? null : new Decided(row.getRouteId(), row.getFellBack()),
                row.getByDimension());
    }

    private static Map<String, String> tags(@Nullable String json) {
        return json == null ? Map.of() : MAPPER.readValue(json, TAGS);
    }

    private static OutcomeStatus status(String wire) {
        return OutcomeStatus.ofWire(wire).orElseThrow(() -> new IllegalStateException("No status " + wire));
    }
}
