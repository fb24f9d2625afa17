package io.restormel.keys.budget;

import static io.restormel.keys.db.Tables.BUDGET_LEASE;
import static io.restormel.keys.db.Tables.BUDGET_NODE;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Which nodes there are, and what they leased; to be called within a transaction. */
@Repository
class NodeRepository {

    private final DSLContext sql;

    NodeRepository(DSLContext sql) {
        this.sql = sql;
    }

    record Lease(UUID nodeId, CountId count, BigDecimal amount) {}

    void add(UUID nodeId, Instant now) {
        sql.insertInto(BUDGET_NODE)
                .set(BUDGET_NODE.NODE_ID, nodeId)
                .set(BUDGET_NODE.SEEN_AT, now)
                .execute();
    }

    /** False when it was not seen since, and others may have taken it for dead. */
    boolean seen(UUID nodeId, Instant now, Instant notBefore) {
        return sql.update(BUDGET_NODE)
                        .set(BUDGET_NODE.SEEN_AT, now)
                        .where(BUDGET_NODE.NODE_ID.eq(nodeId), BUDGET_NODE.SEEN_AT.ge(notBefore))
                        .execute()
                == 1;
    }

    /** Whether a node was last seen in this time: from inclusive, until exclusive. */
    boolean anySeen(Instant from, Instant until) {
        return sql.fetchExists(BUDGET_NODE, BUDGET_NODE.SEEN_AT.ge(from), BUDGET_NODE.SEEN_AT.lt(until));
    }

    /** Nodes not seen since. */
    List<UUID> unseenSince(Instant instant) {
        return sql.select(BUDGET_NODE.NODE_ID)
                .from(BUDGET_NODE)
                .where(BUDGET_NODE.SEEN_AT.lt(instant))
                .orderBy(BUDGET_NODE.NODE_ID)
                .fetch(BUDGET_NODE.NODE_ID);
    }

    /** False when somebody else did. */
    boolean remove(UUID nodeId, Instant unseenSince) {
        return sql.deleteFrom(BUDGET_NODE)
                        .where(BUDGET_NODE.NODE_ID.eq(nodeId), BUDGET_NODE.SEEN_AT.le(unseenSince))
                        .execute()
                == 1;
    }

    /** Removes and returns what a node leased. */
    List<Lease> takeLeases(UUID nodeId) {
        var leases = lock(BUDGET_LEASE.NODE_ID.eq(nodeId));
        sql.deleteFrom(BUDGET_LEASE).where(BUDGET_LEASE.NODE_ID.eq(nodeId)).execute();
        return leases;
    }

    /** What nodes that were not seen since leased of some counts. */
    List<Lease> deadLeases(List<CountId> counts, Instant unseenSince) {
        return counts.isEmpty()
                ? List.of()
                : lock(BUDGET_LEASE
                        .COUNTER_ID
                        .in(counts.stream().map(CountId::counterId).toList())
                        .and(BUDGET_LEASE.AMOUNT.gt(BigDecimal.ZERO))
                        .and(BUDGET_LEASE.NODE_ID.in(DSL.select(BUDGET_NODE.NODE_ID)
                                .from(BUDGET_NODE)
                                .where(BUDGET_NODE.SEEN_AT.lt(unseenSince)))));
    }

    private List<Lease> lock(Condition where) {
        return sql.selectFrom(BUDGET_LEASE)
                .where(where)
                .orderBy(BUDGET_LEASE.NODE_ID, BUDGET_LEASE.COUNTER_ID, BUDGET_LEASE.WINDOW_START)
                .forUpdate()
                .fetch(row -> new Lease(
                        row.getNodeId(),
                        new CountId(row.getCounterId(), row.getWindowStart().toEpochMilli()),
                        row.getAmount()));
    }
}
