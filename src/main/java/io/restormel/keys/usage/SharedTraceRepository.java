package io.restormel.keys.usage;

import static io.restormel.keys.db.Tables.USAGE_TRACE;
import static org.jooq.impl.DSL.row;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restormel.keys.db.tables.records.UsageTraceRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The traces that events share, in the database; to be called within a transaction. Thread-safe. */
@Repository
class SharedTraceRepository {

    private static final int REMEMBERED = 10_000;

    record Key(UUID projectId, UUID id) {}

    private final DSLContext sql;
    /** Known to be there, so that hardly any batch has to ask. */
    private final Cache<Key, Boolean> stored =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    SharedTraceRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The traces of these events that may not be there yet. */
    Map<Key, String> unknown(Collection<StoredEvent> events) {
        var unknown = new HashMap<Key, String>();
        for (var event : events) {
            var trace = event.trace();
            if (trace != null) {
                var key = new Key(event.event().projectId(), trace.id());
                if (stored.getIfPresent(key) == null) {
                    unknown.put(key, trace.json());
                }
            }
        }
        return unknown;
    }

    /** Adds those that are not there; one that appears at the same moment is a duplicate key. */
    void add(Map<Key, String> unknown) {
        if (unknown.isEmpty()) {
            return;
        }
        var existing = existing(unknown.keySet());
        sql.batchInsert(unknown.entrySet().stream()
                        .filter(e -> !existing.contains(e.getKey()))
                        .map(e -> new UsageTraceRecord(
                                e.getKey().projectId(), e.getKey().id(), e.getValue()))
                        .toList())
                .execute();
    }

    /** To be called when the transaction that added them has been committed. */
    void added(Map<Key, String> unknown) {
        unknown.keySet().forEach(key -> stored.put(key, true));
    }

    void deleteProject(UUID projectId) {
        sql.deleteFrom(USAGE_TRACE).where(USAGE_TRACE.PROJECT_ID.eq(projectId)).execute();
    }

    private Set<Key> existing(Set<Key> keys) {
        return new HashSet<>(sql.select(USAGE_TRACE.PROJECT_ID, USAGE_TRACE.ID)
                .from(USAGE_TRACE)
                .where(row(USAGE_TRACE.PROJECT_ID, USAGE_TRACE.ID)
                        .in(keys.stream()
                                .map(key -> row(key.projectId(), key.id()))
                                .toList()))
                .fetch(found -> new Key(found.value1(), found.value2())));
    }
}
