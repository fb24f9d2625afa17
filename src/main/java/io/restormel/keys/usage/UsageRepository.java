package io.restormel.keys.usage;

import static io.restormel.keys.db.Tables.USAGE_DAILY;
import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static io.restormel.keys.db.Tables.USAGE_HOURLY;

import io.restormel.keys.db.tables.records.UsageDailyRecord;
import io.restormel.keys.db.tables.records.UsageHourlyRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Events and their totals in the database; every method is to be called within a transaction. */
@Repository
class UsageRepository {

    /** Rows a statement; the number of parameters a statement may have is limited. */
    private static final int CHUNK = 100;

    private final DSLContext sql;
    private final UsageEventRepository insertion;
    private final SharedTraceRepository traces;

    UsageRepository(DSLContext sql, UsageEventRepository insertion, SharedTraceRepository traces) {
        this.sql = sql;
        this.insertion = insertion;
        this.traces = traces;
    }

    /**
     * Adds events that are not there yet and counts them. One that is there after all, or twice among them, is a
     * duplicate key, and so is a total that appears at the same moment: then the whole is to be tried again with
     * {@link #addUnknown}.
     */
    void add(Collection<StoredEvent> events) {
        if (!events.isEmpty()) {
            insertion.insert(events);
            count(events.stream().map(StoredEvent::counted).toList(), false);
        }
    }

    /** As {@link #add}, but one that is there stays as it is and is not counted again. */
    void addUnknown(Collection<StoredEvent> events) {
        var byId = new LinkedHashMap<UUID, StoredEvent>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        known(List.copyOf(byId.keySet())).forEach(byId::remove);
        add(byId.values());
    }

    private List<UUID> known(List<UUID> ids) {
        var known = new ArrayList<UUID>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            known.addAll(sql.select(USAGE_EVENT.ID)
                    .from(USAGE_EVENT)
                    .where(USAGE_EVENT.ID.in(ids.subList(from, Math.min(from + CHUNK, ids.size()))))
                    .fetch(USAGE_EVENT.ID));
        }
        return known;
    }

    /** Removes the project's made-up events, and them only, from events and totals. */
    void removeSample(UUID projectId) {
        var made = USAGE_EVENT.PROJECT_ID.eq(projectId).and(USAGE_EVENT.SAMPLE.isTrue());
        count(counted(made), true);
        sql.deleteFrom(USAGE_EVENT).where(made).execute();
        sql.deleteFrom(USAGE_HOURLY)
                .where(USAGE_HOURLY.PROJECT_ID.eq(projectId), USAGE_HOURLY.REQUEST_COUNT.le(0L))
                .execute();
        sql.deleteFrom(USAGE_DAILY)
                .where(USAGE_DAILY.PROJECT_ID.eq(projectId), USAGE_DAILY.REQUEST_COUNT.le(0L))
                .execute();
    }

    /** The requests stay. Returns how many named the end user. */
    int forgetEndUser(UUID projectId, String endUserId) {
        return forget(ofEndUser(projectId, endUserId));
    }

    /** As {@link #forgetEndUser(UUID, String)}, of the requests until then. */
    void forgetEndUser(UUID projectId, String endUserId, Instant until) {
        forget(ofEndUser(projectId, endUserId).and(USAGE_EVENT.OCCURRED_AT.le(until)));
    }

    private static Condition ofEndUser(UUID projectId, String endUserId) {
        return USAGE_EVENT.PROJECT_ID.eq(projectId).and(USAGE_EVENT.END_USER_ID.eq(endUserId));
    }

    private int forget(Condition which) {
        return sql.update(USAGE_EVENT)
                .setNull(USAGE_EVENT.END_USER_ID)
                .where(which)
                .execute();
    }

    void deleteProject(UUID projectId) {
        traces.deleteProject(projectId);
        sql.deleteFrom(USAGE_EVENT).where(USAGE_EVENT.PROJECT_ID.eq(projectId)).execute();
        sql.deleteFrom(USAGE_HOURLY)
                .where(USAGE_HOURLY.PROJECT_ID.eq(projectId))
                .execute();
        sql.deleteFrom(USAGE_DAILY).where(USAGE_DAILY.PROJECT_ID.eq(projectId)).execute();
    }

    /** Events that are there, as the totals have them. */
    List<RollUp.Counted> counted(Condition which) {
        return sql.select(
                        USAGE_EVENT.PROJECT_ID,
                        USAGE_EVENT.OCCURRED_AT,
                        USAGE_EVENT.PROVIDER_TYPE,
                        USAGE_EVENT.MODEL_ID,
                        USAGE_EVENT.STATUS,
                        USAGE_EVENT.FALLBACK_COUNT,
                        USAGE_EVENT.LATENCY_US,
                        USAGE_EVENT.ESTIMATED_COST_USD)
                .from(USAGE_EVENT)
                .where(which)
                .fetch(Records.mapping(RollUp.Counted::new));
    }

    private void count(List<RollUp.Counted> events, boolean takeAway) {
        var hours = RollUp.hours(events);
        add(USAGE_HOURLY, hours, takeAway, UsageRepository::hourly);
        add(USAGE_DAILY, RollUp.days(hours), takeAway, UsageRepository::daily);
    }

    /** Adds to the totals that exist and creates the others; both tables have the same columns. */
    private <R extends TableRecord<R>> void add(
            Table<R> table,
            SortedMap<RollUp.Key, RollUp.Figures> totals,
            boolean takeAway,
            BiFunction<RollUp.Key, RollUp.Figures, R> record) {
        if (totals.isEmpty()) {
            return;
        }
        var rows = totals.entrySet().stream()
                .map(e -> record.apply(e.getKey(), takeAway ? e.getValue().negated() : e.getValue()))
                .toList();
        var found = sql.batch(increase(table))
                .bind(rows.stream().map(row -> arguments(table, row)).toArray(Object[][]::new))
                .execute();
        var missing = new ArrayList<R>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] == 0) {
                missing.add(rows.get(i));
            }
        }
        sql.batchInsert(missing).execute();
    }

    /** {@code update … set figure = figure + ? … where key = ? …}, in the order of {@link #arguments}. */
    private Query increase(Table<?> table) {
        var sums = new LinkedHashMap<Field<?>, Field<?>>();
        for (var figure : figures(table)) {
            sums.put(figure, figure.plus(DSL.val(null, figure.getDataType())));
        }
        return sql.update(table)
                .set(sums)
                .where(key(table).stream().map(UsageRepository::same).toList());
    }

    private static <T> Condition same(Field<T> field) {
        return field.eq(DSL.val(null, field.getDataType()));
    }

    private static Object[] arguments(Table<?> table, Record row) {
        return Stream.concat(figures(table).stream(), key(table).stream())
                .map(row::get)
                .toArray();
    }

    private static List<Field<?>> figures(Table<?> table) {
        var key = key(table);
        return Arrays.<Field<?>>stream(table.fields())
                .filter(field -> !key.contains(field))
                .toList();
    }

    private static List<? extends Field<?>> key(Table<?> table) {
        return Objects.requireNonNull(table.getPrimaryKey()).getFields();
    }

    private static UsageHourlyRecord hourly(RollUp.Key key, RollUp.Figures figures) {
        return new UsageHourlyRecord(
                key.projectId(),
                key.bucket(),
                key.providerType(),
                key.modelId(),
                key.status(),
                figures.requests(),
                figures.fallbacks(),
                figures.latencyMicros(),
                figures.costUsd());
    }

    private static UsageDailyRecord daily(RollUp.Key key, RollUp.Figures figures) {
        return new UsageDailyRecord(
                key.projectId(),
                key.bucket(),
                key.providerType(),
                key.modelId(),
                key.status(),
                figures.requests(),
                figures.fallbacks(),
                figures.latencyMicros(),
                figures.costUsd());
    }
}
