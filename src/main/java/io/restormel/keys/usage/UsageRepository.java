package io.restormel.keys.usage;

import static io.restormel.keys.db.Tables.USAGE_DAILY;
import static io.restormel.keys.db.Tables.USAGE_EVENT;
import static io.restormel.keys.db.Tables.USAGE_HOURLY;

import io.restormel.keys.db.tables.records.UsageDailyRecord;
import io.restormel.keys.db.tables.records.UsageHourlyRecord;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Events and their totals in the database; every method is to be called within a transaction. */
@Repository
class UsageRepository {

    /** Rows a statement; the number of parameters a statement may have is limited. */
    private static final int CHUNK = 100;

    private final DSLContext sql;

    UsageRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Adds the events and counts those that were not there before; one that was there stays as it is. */
    void add(Collection<StoredEvent> events) {
        var byId = new LinkedHashMap<UUID, StoredEvent>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        var fresh = inserted(List.copyOf(byId.values())).stream()
                .map(byId::get)
                .filter(event -> event != null)
                .toList();
        count(fresh, false);
    }

    private List<UUID> inserted(List<StoredEvent> events) {
        var ids = new ArrayList<UUID>(events.size());
        for (int from = 0; from < events.size(); from += CHUNK) {
            var rows = events.subList(from, Math.min(from + CHUNK, events.size())).stream()
                    .map(StoredEvent::row)
                    .toList();
            ids.addAll(sql.insertInto(USAGE_EVENT, USAGE_EVENT.fields())
                    .valuesOfRecords(rows)
                    .onConflictDoNothing()
                    .returning(USAGE_EVENT.ID)
                    .fetch(USAGE_EVENT.ID));
        }
        return ids;
    }

    /** Removes the project's made-up events, and them only, from events and totals. */
    void removeSample(UUID projectId) {
        var made = sql.selectFrom(USAGE_EVENT)
                .where(USAGE_EVENT.PROJECT_ID.eq(projectId), USAGE_EVENT.SAMPLE.isTrue())
                .fetch(StoredEvent::new);
        count(made, true);
        sql.deleteFrom(USAGE_EVENT)
                .where(USAGE_EVENT.PROJECT_ID.eq(projectId), USAGE_EVENT.SAMPLE.isTrue())
                .execute();
        sql.deleteFrom(USAGE_HOURLY)
                .where(USAGE_HOURLY.PROJECT_ID.eq(projectId), USAGE_HOURLY.REQUEST_COUNT.le(0L))
                .execute();
        sql.deleteFrom(USAGE_DAILY)
                .where(USAGE_DAILY.PROJECT_ID.eq(projectId), USAGE_DAILY.REQUEST_COUNT.le(0L))
                .execute();
    }

    void deleteProject(UUID projectId) {
        sql.deleteFrom(USAGE_EVENT).where(USAGE_EVENT.PROJECT_ID.eq(projectId)).execute();
        sql.deleteFrom(USAGE_HOURLY)
                .where(USAGE_HOURLY.PROJECT_ID.eq(projectId))
                .execute();
        sql.deleteFrom(USAGE_DAILY).where(USAGE_DAILY.PROJECT_ID.eq(projectId)).execute();
    }

    private void count(Collection<StoredEvent> events, boolean takeAway) {
        add(
                USAGE_HOURLY,
                RollUp.of(events, ChronoUnit.HOURS).entrySet().stream()
                        .map(e -> hourly(e.getKey(), takeAway ? e.getValue().negated() : e.getValue()))
                        .toList());
        add(
                USAGE_DAILY,
                RollUp.of(events, ChronoUnit.DAYS).entrySet().stream()
                        .map(e -> daily(e.getKey(), takeAway ? e.getValue().negated() : e.getValue()))
                        .toList());
    }

    /** Adds to the totals that exist and creates the others; both tables have the same columns. */
    private <R extends Record> void add(Table<R> table, List<R> rows) {
        for (int from = 0; from < rows.size(); from += CHUNK) {
            sql.insertInto(table, table.fields())
                    .valuesOfRecords(rows.subList(from, Math.min(from + CHUNK, rows.size())))
                    .onConflict(key(table))
                    .doUpdate()
                    .set(sums(table))
                    .execute();
        }
    }

    private static Map<Field<?>, Field<?>> sums(Table<?> table) {
        var key = key(table);
        var sums = new LinkedHashMap<Field<?>, Field<?>>();
        for (var field : table.fields()) {
            if (!key.contains(field)) {
                sums.put(field, field.plus(DSL.excluded(field)));
            }
        }
        return sums;
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
