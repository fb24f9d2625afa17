package io.restormel.keys.budget;

import static io.restormel.keys.db.Tables.BUDGET_RESERVATION;
import static io.restormel.keys.db.Tables.BUDGET_UNSETTLED;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What decisions set aside, and outcomes that wait for it; to be called within a transaction. */
@Repository
class ReservationRepository {

    private final DSLContext sql;

    ReservationRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * What a call came to.
     *
     * @param costUsd null when nobody knows, and then what was set aside counts
     * @param tokens as above
     */
    record Unsettled(
            UUID id,
            UUID decisionId,
            @Nullable BigDecimal costUsd,
            @Nullable Long tokens,
            List<Part> parts) {

        BigDecimal actual(Part part) {
            return switch (part.measure()) {
                case COST -> costUsd == null ? part.decimal() : costUsd;
                case TOKENS -> tokens == null ? part.decimal() : BigDecimal.valueOf(tokens);
                case REQUESTS, RATE -> part.decimal();
            };
        }
    }

    void add(Map<UUID, List<Part>> partsByDecision, Instant expiresAt) {
        if (partsByDecision.isEmpty()) {
            return;
        }
        var rows = partsByDecision.entrySet().stream()
                .map(each -> new Object[] {each.getKey(), Part.write(each.getValue()), expiresAt})
                .toArray(Object[][]::new);
        sql.batch(sql.insertInto(BUDGET_RESERVATION, BUDGET_RESERVATION.fields())
                        .values(rows[0])
                        .onConflictDoNothing())
                .bind(rows)
                .execute();
    }

    /** Removes and returns what these decisions set aside. */
    Map<UUID, List<Part>> take(Collection<UUID> decisionIds) {
        return decisionIds.isEmpty()
                ? Map.of()
                : takeWhere(BUDGET_RESERVATION.DECISION_ID.in(decisionIds), Integer.MAX_VALUE);
    }

    Map<UUID, List<Part>> takeExpired(Instant now, int limit) {
        return takeWhere(BUDGET_RESERVATION.EXPIRES_AT.le(now), limit);
    }

    private Map<UUID, List<Part>> takeWhere(Condition where, int limit) {
        var taken = new HashMap<UUID, List<Part>>();
        sql.selectFrom(BUDGET_RESERVATION)
                .where(where)
                .orderBy(BUDGET_RESERVATION.DECISION_ID)
                .limit(limit)
                .forUpdate()
                .forEach(row -> taken.put(row.getDecisionId(), Part.read(row.getParts())));
        if (!taken.isEmpty()) {
            sql.deleteFrom(BUDGET_RESERVATION)
                    .where(BUDGET_RESERVATION.DECISION_ID.in(taken.keySet()))
                    .execute();
        }
        return taken;
    }

    void wait(List<Unsettled> outcomes, Instant now) {
        if (outcomes.isEmpty()) {
            return;
        }
        var rows = outcomes.stream()
                .map(each -> new @Nullable Object[] {
                    each.id(), each.decisionId(), each.costUsd(), each.tokens(), Part.write(each.parts()), now
                })
                .toArray(Object[][]::new);
        sql.batch(sql.insertInto(BUDGET_UNSETTLED, BUDGET_UNSETTLED.fields()).values(rows[0]))
                .bind(rows)
                .execute();
    }

    /** Removes and returns the outcomes that wait for these decisions, the oldest first. */
    List<Unsettled> takeWaiting(Collection<UUID> decisionIds) {
        return decisionIds.isEmpty()
                ? List.of()
                : takeWaitingWhere(BUDGET_UNSETTLED.DECISION_ID.in(decisionIds), Integer.MAX_VALUE);
    }

    List<Unsettled> takeWaitingSince(Instant until, int limit) {
        return takeWaitingWhere(BUDGET_UNSETTLED.CREATED_AT.le(until), limit);
    }

    private List<Unsettled> takeWaitingWhere(Condition where, int limit) {
        var taken = sql.selectFrom(BUDGET_UNSETTLED)
                .where(where)
                .orderBy(BUDGET_UNSETTLED.CREATED_AT, BUDGET_UNSETTLED.ID)
                .limit(limit)
                .forUpdate()
                .fetch(row -> new Unsettled(
                        row.getId(),
                        row.getDecisionId(),
                        row.getCostUsd(),
                        row.getTokens(),
                        Part.read(row.getParts())));
        if (!taken.isEmpty()) {
            sql.deleteFrom(BUDGET_UNSETTLED)
                    .where(BUDGET_UNSETTLED.ID.in(
                            taken.stream().map(Unsettled::id).toList()))
                    .execute();
        }
        return taken;
    }
}
