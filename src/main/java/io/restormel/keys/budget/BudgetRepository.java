package io.restormel.keys.budget;

import static io.restormel.keys.db.Tables.BUDGET_BUCKET;
import static io.restormel.keys.db.Tables.BUDGET_LEASE;
import static io.restormel.keys.db.Tables.BUDGET_WINDOW;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Counts and what nodes leased of them; every method that writes is to be called within a transaction. */
@Repository
class BudgetRepository {

    private final DSLContext sql;

    BudgetRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Creates those that are not there, with nothing spent. */
    void ensure(Collection<Count> counts) {
        counts.stream()
                .sorted(Comparator.comparing(Count::id))
                .forEach(count -> sql.insertInto(BUDGET_WINDOW)
                        .set(BUDGET_WINDOW.COUNTER_ID, count.id().counterId())
                        .set(BUDGET_WINDOW.WINDOW_START, count.id().start())
                        .set(BUDGET_WINDOW.WINDOW_END, count.end())
                        .set(BUDGET_WINDOW.FORGET_AT, count.forgetAt())
                        .set(BUDGET_WINDOW.WORKSPACE_ID, count.workspaceId())
                        .set(BUDGET_WINDOW.PROJECT_ID, count.projectId())
                        .set(
                                BUDGET_WINDOW.POLICY_ID,
                                UUID.fromString(count.limit().policy().id()))
                        .set(BUDGET_WINDOW.SUBJECT, count.subject())
                        .set(BUDGET_WINDOW.SPENT, BigDecimal.ZERO)
                        .set(BUDGET_WINDOW.HELD, BigDecimal.ZERO)
                        .set(BUDGET_WINDOW.OVER_COUNT, 0L)
                        .set(BUDGET_WINDOW.NOTIFIED, 0)
                        .onConflictDoNothing()
                        .execute());
    }

    /** How a count stands, locked until the transaction ends, without what a rolling one has to forget by now. */
    Standing lock(Count count, Instant now) {
        var found = lockExisting(count.id());
        if (found == null) {
            ensure(List.of(count));
            found = lockExisting(count.id());
        }
        if (found == null) {
            throw new IllegalStateException("Count " + count.id() + " is neither there nor can it be made");
        }
        var length = count.limit().rule().period().length();
        if (length == null) {
            return found;
        }
        var old =
                BUDGET_BUCKET.COUNTER_ID.eq(count.id().counterId()).and(BUDGET_BUCKET.BUCKET_END.le(now.minus(length)));
        var gone = forgotten(old);
        if (gone.signum() == 0) {
            return found;
        }
        sql.deleteFrom(BUDGET_BUCKET).where(old).execute();
        sql.update(BUDGET_WINDOW)
                .set(BUDGET_WINDOW.SPENT, BUDGET_WINDOW.SPENT.minus(gone))
                .where(is(count.id()))
                .execute();
        return found.without(gone);
    }

    private BigDecimal forgotten(Condition old) {
        var sum = sql.select(DSL.sum(BUDGET_BUCKET.SPENT))
                .from(BUDGET_BUCKET)
                .where(old)
                .fetchOne(0, BigDecimal.class);
        return sum == null ? BigDecimal.ZERO : sum;
    }

    private @Nullable Standing lockExisting(CountId id) {
        return sql.select(BUDGET_WINDOW.SPENT, BUDGET_WINDOW.HELD, BUDGET_WINDOW.OVER_COUNT, BUDGET_WINDOW.NOTIFIED)
                .from(BUDGET_WINDOW)
                .where(is(id))
                .forUpdate()
                .fetchOne(BudgetRepository::standing);
    }

    private static Standing standing(Record4<BigDecimal, BigDecimal, Long, Integer> row) {
        return new Standing(row.value1(), row.value2(), row.value3(), row.value4());
    }

    /** How a count stands, without what a rolling one has forgotten by now; nothing spent when it is not there. */
    Standing standing(Count count, Instant now) {
        var found = standing(count.id());
        var length = count.limit().rule().period().length();
        return length == null ? found : found.without(forgotten(count.id(), now.minus(length)));
    }

    private Standing standing(CountId id) {
        var found = sql.select(
                        BUDGET_WINDOW.SPENT, BUDGET_WINDOW.HELD, BUDGET_WINDOW.OVER_COUNT, BUDGET_WINDOW.NOTIFIED)
                .from(BUDGET_WINDOW)
                .where(is(id))
                .fetchOne(BudgetRepository::standing);
        return found == null ? Standing.NOTHING : found;
    }

    /** Holds more of a locked count back for a node. */
    void lease(UUID nodeId, CountId id, BigDecimal amount) {
        sql.update(BUDGET_WINDOW)
                .set(BUDGET_WINDOW.HELD, BUDGET_WINDOW.HELD.plus(amount))
                .where(is(id))
                .execute();
        if (addToLease(nodeId, id, amount) == 0) {
            sql.insertInto(BUDGET_LEASE)
                    .set(BUDGET_LEASE.NODE_ID, nodeId)
                    .set(BUDGET_LEASE.COUNTER_ID, id.counterId())
                    .set(BUDGET_LEASE.WINDOW_START, id.start())
                    .set(BUDGET_LEASE.AMOUNT, amount)
                    .execute();
        }
    }

    /** @return 0 when the node has no lease of it */
    int addToLease(UUID nodeId, CountId id, BigDecimal amount) {
        return sql.update(BUDGET_LEASE)
                .set(BUDGET_LEASE.AMOUNT, BUDGET_LEASE.AMOUNT.plus(amount))
                .where(
                        BUDGET_LEASE.NODE_ID.eq(nodeId),
                        BUDGET_LEASE.COUNTER_ID.eq(id.counterId()),
                        BUDGET_LEASE.WINDOW_START.eq(id.start()))
                .execute();
    }

    /** Adds to counts that are there; those that were forgotten stay so. */
    void apply(Changes changes) {
        if (changes.isEmpty()) {
            return;
        }
        var rows = new ArrayList<Object[]>();
        changes.counts()
                .forEach((id, change) -> rows.add(
                        new Object[] {change.spent(), change.held(), change.over(), id.counterId(), id.start()}));
        sql.batch(sql.update(BUDGET_WINDOW)
                        .set(BUDGET_WINDOW.SPENT, sum(BUDGET_WINDOW.SPENT))
                        .set(BUDGET_WINDOW.HELD, sum(BUDGET_WINDOW.HELD))
                        .set(BUDGET_WINDOW.OVER_COUNT, sum(BUDGET_WINDOW.OVER_COUNT))
                        .where(
                                BUDGET_WINDOW.COUNTER_ID.eq(new UUID(0, 0)),
                                BUDGET_WINDOW.WINDOW_START.eq(Instant.EPOCH)))
                .bind(rows.toArray(Object[][]::new))
                .execute();
        changes.buckets().forEach(this::addToBucket);
    }

    /** With a parameter to be bound, of the field's own type. */
    private static <T extends Number> Field<T> sum(Field<T> field) {
        return field.plus(DSL.val(null, field.getDataType()));
    }

    /** Whoever adds to buckets has locked their count. */
    private void addToBucket(CountId bucket, BigDecimal spent) {
        int found = sql.update(BUDGET_BUCKET)
                .set(BUDGET_BUCKET.SPENT, BUDGET_BUCKET.SPENT.plus(spent))
                .where(BUDGET_BUCKET.COUNTER_ID.eq(bucket.counterId()), BUDGET_BUCKET.BUCKET_END.eq(bucket.start()))
                .execute();
        if (found == 0) {
            sql.insertInto(BUDGET_BUCKET)
                    .set(BUDGET_BUCKET.COUNTER_ID, bucket.counterId())
                    .set(BUDGET_BUCKET.BUCKET_END, bucket.start())
                    .set(BUDGET_BUCKET.SPENT, spent)
                    .execute();
        }
    }

    /** How some counts stand, with the policies that they are of. */
    Map<CountId, Counted> counted(Collection<CountId> ids) {
        var found = new HashMap<CountId, Counted>();
        if (ids.isEmpty()) {
            return found;
        }
        var wanted = List.copyOf(ids);
        sql.selectFrom(BUDGET_WINDOW)
                .where(BUDGET_WINDOW.COUNTER_ID.in(
                        wanted.stream().map(CountId::counterId).distinct().toList()))
                .and(BUDGET_WINDOW.WINDOW_START.in(
                        wanted.stream().map(CountId::start).distinct().toList()))
                .forEach(row -> found.put(
                        new CountId(row.getCounterId(), row.getWindowStart().toEpochMilli()),
                        new Counted(
                                row.getPolicyId(),
                                row.getWorkspaceId(),
                                row.getProjectId(),
                                row.getSubject(),
                                new Standing(row.getSpent(), row.getHeld(), row.getOverCount(), row.getNotified()))));
        found.keySet().retainAll(wanted);
        return found;
    }

    /** A count in the database. */
    record Counted(
            UUID policyId, UUID workspaceId, @Nullable UUID projectId, String subject, Standing standing) {}

    void notified(CountId id, int percent) {
        sql.update(BUDGET_WINDOW)
                .set(BUDGET_WINDOW.NOTIFIED, percent)
                .where(is(id))
                .execute();
    }

    /** Removes the turns whose time has come. */
    void forget(Instant now) {
        sql.deleteFrom(BUDGET_WINDOW).where(BUDGET_WINDOW.FORGET_AT.le(now)).execute();
    }

    void deleteProject(UUID projectId) {
        sql.deleteFrom(BUDGET_WINDOW)
                .where(BUDGET_WINDOW.PROJECT_ID.eq(projectId))
                .execute();
    }

    int deleteSubject(UUID projectId, String subject) {
        return sql.deleteFrom(BUDGET_WINDOW)
                .where(BUDGET_WINDOW.PROJECT_ID.eq(projectId), BUDGET_WINDOW.SUBJECT.eq(subject))
                .execute();
    }

    /** What a rolling count spent that is too old to count. */
    BigDecimal forgotten(CountId id, Instant until) {
        return forgotten(BUDGET_BUCKET.COUNTER_ID.eq(id.counterId()).and(BUDGET_BUCKET.BUCKET_END.le(until)));
    }

    static Condition is(CountId id) {
        return BUDGET_WINDOW.COUNTER_ID.eq(id.counterId()).and(BUDGET_WINDOW.WINDOW_START.eq(id.start()));
    }
}
