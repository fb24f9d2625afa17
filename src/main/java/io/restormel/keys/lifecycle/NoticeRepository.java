package io.restormel.keys.lifecycle;

import static io.restormel.keys.db.Tables.MODEL_NOTICE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What was told of the ends of models; call it within the transaction that tells. */
@Repository
class NoticeRepository {

    private final DSLContext sql;

    NoticeRepository(DSLContext sql) {
        this.sql = sql;
    }

    boolean isNoted(UUID projectId, String modelId, Stage stage, LocalDate date) {
        return sql.fetchExists(
                MODEL_NOTICE,
                MODEL_NOTICE.PROJECT_ID.eq(projectId),
                MODEL_NOTICE.MODEL_ID.eq(modelId),
                MODEL_NOTICE.STAGE.eq(stage.wire()),
                MODEL_NOTICE.ON_DATE.eq(date));
    }

    /** False when it was noted before, here or by another node. */
    boolean note(UUID projectId, String modelId, Stage stage, LocalDate date, Instant now) {
        return sql.insertInto(MODEL_NOTICE)
                        .set(MODEL_NOTICE.PROJECT_ID, projectId)
                        .set(MODEL_NOTICE.MODEL_ID, modelId)
                        .set(MODEL_NOTICE.STAGE, stage.wire())
                        .set(MODEL_NOTICE.ON_DATE, date)
                        .set(MODEL_NOTICE.NOTICED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }
}
