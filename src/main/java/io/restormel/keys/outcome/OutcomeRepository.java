package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.OUTCOME;
import static io.restormel.keys.db.Tables.OUTCOME_DAILY;
import static io.restormel.keys.db.Tables.OUTCOME_HOURLY;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Outcomes and their totals in the database; every method is to be called within a transaction. */
@Repository
class OutcomeRepository {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int FORGET_AT_ONCE = 1000;

    private final DSLContext sql;
    private final TotalsRepository totals;
    private final DimensionRepository dimensions;

    OutcomeRepository(DSLContext sql, TotalsRepository totals, DimensionRepository dimensions) {
        this.sql = sql;
        this.totals = totals;
        this.dimensions = dimensions;
    }

    /**
     * Adds the outcomes whose event ids are not there yet and counts them.
     *
     * @return one fate for each, in their order
     */
    List<Fate> add(List<Outcome> outcomes) {
        // Sorted, so that two nodes that are sent the same wait for each other in one direction only.
        var order = IntStream.range(0, outcomes.size())
                .boxed()
                .sorted((a, b) -> outcomes.get(a)
                        .report()
                        .eventId()
                        .compareTo(outcomes.get(b).report().eventId()))
                .toList();
        var rows = order.stream().map(i -> row(outcomes.get(i))).toArray(Object[][]::new);
        int[] added = sql.batch(sql.insertInto(OUTCOME, OUTCOME.fields())
                        .values(rows[0])
                        .onConflictDoNothing())
                .bind(rows)
                .execute();
        var fates = new Fate[outcomes.size()];
        var stored = new ArrayList<Outcome>();
        for (int i = 0; i < added.length; i++) {
            int at = order.get(i);
            fates[at] = added[i] == 0 ? Fate.DUPLICATE : Fate.STORED;
            if (added[i] != 0) {
                stored.add(outcomes.get(at));
            }
        }
        count(OutcomeRollUp.of(stored, ChronoUnit.HOURS), OutcomeRollUp.of(stored, ChronoUnit.DAYS));
        dimensions.count(stored);
        return List.of(fates);
    }

    /** In the order of the table's columns. */
    private static @Nullable Object[] row(Outcome outcome) {
        var report = outcome.report();
        var tokens = report.tokens();
        var rating = outcome.rating();
        var decided = outcome.decided();
        return new @Nullable Object[] {
            outcome.projectId(),
            report.eventId(),
            report.decisionId(),
            outcome.gatewayKeyId(),
            report.status().wire(),
            report.failureKind(),
            report.model().providerType(),
            report.model().modelId(),
            tokens.input(),
            tokens.output(),
            tokens.cached(),
            tokens.reasoning(),
            report.latencyMicros(),
            report.timeToFirstTokenMicros(),
            report.endUserId(),
            report.tags().isEmpty() ? null : MAPPER.writeValueAsString(report.tags()),
            rating.kind().wire(),
            rating.costUsd(),
            rating.priceId(),
            report.occurredAt(),
            outcome.receivedAt(),
            decided == null ? null : decided.routeId(),
            decided == null ? null : decided.fellBack(),
            outcome.byDimension()
        };
    }

    /**
     * Some outcomes of a period in the order of time, locked until the transaction ends.
     *
     * @param since inclusive; {@code until} exclusive
     * @param after the last one before these, or null
     */
    List<Outcome> lock(UUID projectId, Instant since, Instant until, @Nullable Report after, int limit) {
        Condition where = OUTCOME.PROJECT_ID
                .eq(projectId)
                .and(OUTCOME.OCCURRED_AT.ge(after == null ? since : after.occurredAt()))
                .and(OUTCOME.OCCURRED_AT.lt(until));
        if (after != null) {
            where = where.and(DSL.row(OUTCOME.OCCURRED_AT, OUTCOME.EVENT_ID).gt(after.occurredAt(), after.eventId()));
        }
        return sql.selectFrom(OUTCOME)
                .where(where)
                .orderBy(OUTCOME.OCCURRED_AT, OUTCOME.EVENT_ID)
                .limit(limit)
                .forUpdate()
                .fetch(OutcomeReader::outcome);
    }

    /** Replaces ratings and brings the totals in line; the two lists match, and {@code before} is locked. */
    void rate(List<Outcome> before, List<Outcome> after) {
        var rows = after.stream()
                .map(outcome -> new @Nullable Object[] {
                    outcome.rating().kind().wire(),
                    outcome.rating().costUsd(),
                    outcome.rating().priceId(),
                    outcome.projectId(),
                    outcome.report().eventId()
                })
                .toArray(Object[][]::new);
        if (rows.length == 0) {
            return;
        }
        sql.batch(sql.update(OUTCOME)
                        .set(OUTCOME.RATING, "")
                        .set(OUTCOME.COST_USD, DSL.val(null, OUTCOME.COST_USD))
                        .set(OUTCOME.PRICE_ID, DSL.val(null, OUTCOME.PRICE_ID))
                        .where(TotalsRepository.same(OUTCOME.PROJECT_ID), TotalsRepository.same(OUTCOME.EVENT_ID)))
                .bind(rows)
                .execute();
        count(difference(before, after, ChronoUnit.HOURS), difference(before, after, ChronoUnit.DAYS));
        dimensions.change(before, after);
    }

    private static SortedMap<OutcomeRollUp.Key, OutcomeFigures> difference(
            List<Outcome> before, List<Outcome> after, ChronoUnit period) {
        Function<Outcome, OutcomeFigures> figures = outcome -> OutcomeFigures.ofRating(outcome.rating());
        var difference = OutcomeRollUp.of(after, period, figures);
        OutcomeRollUp.of(before, period, figures)
                .forEach((key, gone) -> difference.merge(key, gone.negated(), OutcomeFigures::plus));
        return difference;
    }

    /**
     * Notes the decisions of outcomes that were stored before these were known. One that is known already, or of another
     * project, is left as it is.
     */
    void follow(UUID projectId, Map<String, Decided> byEventId) {
        var before = sql.selectFrom(OUTCOME)
                .where(
                        OUTCOME.PROJECT_ID.eq(projectId),
                        OUTCOME.EVENT_ID.in(byEventId.keySet()),
                        OUTCOME.FELL_BACK.isNull())
                .orderBy(OUTCOME.EVENT_ID)
                .forUpdate()
                .fetch(OutcomeReader::outcome);
        if (before.isEmpty()) {
            return;
        }
        var after = before.stream()
                .map(outcome -> outcome.following(byEventId.get(outcome.report().eventId())))
                .toList();
        sql.batch(sql.update(OUTCOME)
                        .set(OUTCOME.ROUTE_ID, DSL.val(null, OUTCOME.ROUTE_ID))
                        .set(OUTCOME.FELL_BACK, DSL.val(null, OUTCOME.FELL_BACK))
                        .where(TotalsRepository.same(OUTCOME.PROJECT_ID), TotalsRepository.same(OUTCOME.EVENT_ID)))
                .bind(after.stream()
                        .map(outcome -> {
                            var decided = Objects.requireNonNull(outcome.decided());
                            return new @Nullable Object[] {
                                decided.routeId(),
                                decided.fellBack(),
                                projectId,
                                outcome.report().eventId()
                            };
                        })
                        .toArray(Object[][]::new))
                .execute();
        dimensions.change(before, after);
    }

    /** The outcomes stay; the end user's totals go with the id. Returns how many named the end user. */
    int forgetEndUser(UUID projectId, String endUserId, Instant receivedUntil) {
        int forgotten = 0;
        for (int found = FORGET_AT_ONCE; found == FORGET_AT_ONCE; ) {
            var before = sql.selectFrom(OUTCOME)
                    .where(
                            OUTCOME.PROJECT_ID.eq(projectId),
                            OUTCOME.END_USER_ID.eq(endUserId),
                            OUTCOME.RECEIVED_AT.le(receivedUntil))
                    .orderBy(OUTCOME.EVENT_ID)
                    .limit(FORGET_AT_ONCE)
                    .forUpdate()
                    .fetch(OutcomeReader::outcome);
            found = before.size();
            if (found > 0) {
                forgotten += sql.update(OUTCOME)
                        .setNull(OUTCOME.END_USER_ID)
                        .where(
                                OUTCOME.PROJECT_ID.eq(projectId),
                                OUTCOME.EVENT_ID.in(before.stream()
                                        .map(outcome -> outcome.report().eventId())
                                        .toList()))
                        .execute();
                dimensions.change(
                        before, before.stream().map(Outcome::withoutEndUser).toList());
            }
        }
        dimensions.forgetEmpty(projectId, Dimension.END_USER, endUserId);
        return forgotten;
    }

    void deleteProject(UUID projectId) {
        sql.deleteFrom(OUTCOME).where(OUTCOME.PROJECT_ID.eq(projectId)).execute();
        sql.deleteFrom(OUTCOME_HOURLY)
                .where(OUTCOME_HOURLY.PROJECT_ID.eq(projectId))
                .execute();
        sql.deleteFrom(OUTCOME_DAILY)
                .where(OUTCOME_DAILY.PROJECT_ID.eq(projectId))
                .execute();
        dimensions.deleteProject(projectId);
    }

    private void count(
            SortedMap<OutcomeRollUp.Key, OutcomeFigures> hourly, SortedMap<OutcomeRollUp.Key, OutcomeFigures> daily) {
        count(OUTCOME_HOURLY, hourly);
        count(OUTCOME_DAILY, daily);
    }

    private void count(Table<?> table, SortedMap<OutcomeRollUp.Key, OutcomeFigures> sums) {
        totals.add(
                table,
                sums.entrySet().stream()
                        .map(each -> new TotalsRepository.Row(
                                key(each.getKey()).toArray(),
                                figures(each.getValue()).toArray()))
                        .toList());
    }

    private static Stream<Object> key(OutcomeRollUp.Key key) {
        return Stream.of(
                key.projectId(),
                key.bucket(),
                key.model().providerType(),
                key.model().modelId(),
                key.status().wire());
    }

    private static Stream<Object> figures(OutcomeFigures figures) {
        return Stream.concat(
                Stream.of(
                        figures.outcomes(),
                        figures.unpriced(),
                        figures.unmetered(),
                        figures.inputTokens(),
                        figures.outputTokens(),
                        figures.cachedTokens(),
                        figures.reasoningTokens(),
                        figures.costUsd(),
                        figures.latencyMicros()),
                figures.latency().counts().stream());
    }
}
