package io.restormel.keys.usage;

import static io.restormel.keys.db.Tables.IMPORTED_USAGE;

import io.restormel.keys.db.tables.records.ImportedUsageRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Imported totals in the database. */
@Repository
class ImportedUsageRepository {

    private static final int BATCH = 1_000;

    private final DSLContext sql;

    ImportedUsageRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** An imported total and the connection it is of. */
    record Imported(UUID integrationId, ActivityRow row) {}

    /** Both days inclusive. */
    Map<ActivityRow.Key, ActivityRow> ofIntegration(
            UUID workspaceId, UUID integrationId, LocalDate first, LocalDate last) {
        return sql.selectFrom(IMPORTED_USAGE)
                .where(
                        IMPORTED_USAGE.WORKSPACE_ID.eq(workspaceId),
                        IMPORTED_USAGE.INTEGRATION_ID.eq(integrationId),
                        IMPORTED_USAGE.COUNTED_ON.between(first, last))
                .fetchMap(row -> read(row).key(), ImportedUsageRepository::read);
    }

    /** By day, both inclusive. */
    List<Imported> ofWorkspace(UUID workspaceId, LocalDate first, LocalDate last) {
        return sql.selectFrom(IMPORTED_USAGE)
                .where(IMPORTED_USAGE.WORKSPACE_ID.eq(workspaceId), IMPORTED_USAGE.COUNTED_ON.between(first, last))
                .orderBy(IMPORTED_USAGE.COUNTED_ON)
                .fetch(row -> new Imported(row.getIntegrationId(), read(row)));
    }

    void insert(UUID workspaceId, UUID integrationId, Collection<ActivityRow> rows, Instant at) {
        var records = rows.stream()
                .map(row -> record(workspaceId, integrationId, row, at))
                .toList();
        for (int from = 0; from < records.size(); from += BATCH) {
            sql.batchInsert(records.subList(from, Math.min(records.size(), from + BATCH)))
                    .execute();
        }
    }

    /** By their keys, which are there. */
    void update(UUID workspaceId, UUID integrationId, Collection<ActivityRow> rows, Instant at) {
        var records = new ArrayList<ImportedUsageRecord>();
        for (var row : rows) {
            records.add(record(workspaceId, integrationId, row, at));
            if (records.size() == BATCH) {
                sql.batchUpdate(records).execute();
                records.clear();
            }
        }
        sql.batchUpdate(records).execute();
    }

    private static ImportedUsageRecord record(UUID workspaceId, UUID integrationId, ActivityRow row, Instant at) {
        return new ImportedUsageRecord(
                workspaceId,
                integrationId,
                row.day(),
                row.model(),
                row.providerName(),
                row.requests(),
                row.promptTokens(),
                row.completionTokens(),
                row.reasoningTokens(),
                row.usageUsd(),
                row.byokUsd(),
                at);
    }

    private static ActivityRow read(ImportedUsageRecord row) {
        return new ActivityRow(
                row.getCountedOn(),
                row.getModel(),
                row.getProviderName(),
                row.getRequestCount(),
                row.getPromptTokens(),
                row.getCompletionTokens(),
                row.getReasoningTokens(),
                row.getUsageUsd(),
                row.getByokUsd());
    }
}
