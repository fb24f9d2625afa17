package io.restormel.keys.project;

import static io.restormel.keys.db.Tables.KEY_LEAK_NOTICE;

import io.restormel.keys.db.tables.records.KeyLeakNoticeRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The table of notices about leaked keys. */
@Repository
class LeakNoticeRepository {

    private final DSLContext sql;

    LeakNoticeRepository(DSLContext sql) {
        this.sql = sql;
    }

    void insert(UUID workspaceId, LeakNotice notice) {
        sql.insertInto(KEY_LEAK_NOTICE)
                .set(KEY_LEAK_NOTICE.ID, notice.id())
                .set(KEY_LEAK_NOTICE.WORKSPACE_ID, workspaceId)
                .set(KEY_LEAK_NOTICE.PROJECT_ID, notice.projectId())
                .set(KEY_LEAK_NOTICE.PROJECT_NAME, notice.projectName())
                .set(KEY_LEAK_NOTICE.LABEL, notice.label())
                .set(KEY_LEAK_NOTICE.SHOWN, notice.shown())
                .set(KEY_LEAK_NOTICE.FOUND_AT, notice.foundAt())
                .set(KEY_LEAK_NOTICE.REPORTED_AT, notice.reportedAt())
                .execute();
    }

    /** The newest first. */
    List<LeakNotice> since(UUID workspaceId, Instant since) {
        return sql.selectFrom(KEY_LEAK_NOTICE)
                .where(KEY_LEAK_NOTICE.WORKSPACE_ID.eq(workspaceId), KEY_LEAK_NOTICE.REPORTED_AT.ge(since))
                .orderBy(KEY_LEAK_NOTICE.REPORTED_AT.desc(), KEY_LEAK_NOTICE.ID)
                .fetch(LeakNoticeRepository::read);
    }

    boolean delete(UUID workspaceId, UUID id) {
        return sql.deleteFrom(KEY_LEAK_NOTICE)
                        .where(KEY_LEAK_NOTICE.ID.eq(id), KEY_LEAK_NOTICE.WORKSPACE_ID.eq(workspaceId))
                        .execute()
                > 0;
    }

    void deleteBefore(Instant reported) {
        sql.deleteFrom(KEY_LEAK_NOTICE)
                .where(KEY_LEAK_NOTICE.REPORTED_AT.lt(reported))
                .execute();
    }

    private static LeakNotice read(KeyLeakNoticeRecord row) {
        return new LeakNotice(
                row.getId(),
                row.getProjectId(),
                row.getProjectName(),
                row.getLabel(),
                row.getShown(),
                row.getFoundAt(),
                row.getReportedAt());
    }
}
