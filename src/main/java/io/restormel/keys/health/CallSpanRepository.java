package io.restormel.keys.health;

import static io.restormel.keys.db.Tables.HEALTH_BUCKET;

import io.restormel.keys.db.tables.records.HealthBucketRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Counts of calls, of all nodes together. */
@Repository
class CallSpanRepository {

    private static final String UNKNOWN = "";

    private final DSLContext sql;

    CallSpanRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Another node may create the same row at the same moment: then this fails, and works the next time. */
    void add(List<CallSpan> spans) {
        for (var span : spans) {
            var counts = span.counts();
            int updated = sql.update(HEALTH_BUCKET)
                    .set(HEALTH_BUCKET.SUCCEEDED, HEALTH_BUCKET.SUCCEEDED.plus(counts.succeeded()))
                    .set(HEALTH_BUCKET.FAILED, HEALTH_BUCKET.FAILED.plus(counts.failed()))
                    .set(HEALTH_BUCKET.RATE_LIMITED, HEALTH_BUCKET.RATE_LIMITED.plus(counts.rateLimited()))
                    .set(HEALTH_BUCKET.TIMED_OUT, HEALTH_BUCKET.TIMED_OUT.plus(counts.timedOut()))
                    .set(HEALTH_BUCKET.KEY_REFUSED, HEALTH_BUCKET.KEY_REFUSED.plus(counts.keyRefused()))
                    .where(
                            HEALTH_BUCKET.PROJECT_ID.eq(span.projectId()),
                            HEALTH_BUCKET.BUCKET.eq(span.start()),
                            HEALTH_BUCKET.PROVIDER_TYPE.eq(span.providerType()),
                            HEALTH_BUCKET.MODEL_ID.eq(span.modelId()),
                            HEALTH_BUCKET.CREDENTIAL_ID.eq(credential(span)))
                    .execute();
            if (updated == 0) {
                sql.insertInto(HEALTH_BUCKET)
                        .columns(HEALTH_BUCKET.fields())
                        .values(
                                span.projectId(),
                                span.providerType(),
                                span.modelId(),
                                credential(span),
                                span.start(),
                                counts.succeeded(),
                                counts.failed(),
                                counts.rateLimited(),
                                counts.timedOut(),
                                counts.keyRefused())
                        .execute();
            }
        }
    }

    /** @param since inclusive */
    List<CallSpan> since(UUID projectId, Instant since) {
        return sql.selectFrom(HEALTH_BUCKET)
                .where(HEALTH_BUCKET.PROJECT_ID.eq(projectId), HEALTH_BUCKET.BUCKET.ge(since))
                .orderBy(HEALTH_BUCKET.BUCKET)
                .fetch(CallSpanRepository::span);
    }

    void forgetBefore(Instant time) {
        sql.deleteFrom(HEALTH_BUCKET).where(HEALTH_BUCKET.BUCKET.lt(time)).execute();
    }

    void forget(UUID projectId) {
        sql.deleteFrom(HEALTH_BUCKET)
                .where(HEALTH_BUCKET.PROJECT_ID.eq(projectId))
                .execute();
    }

    private static String credential(CallSpan span) {
        return span.credentialId() == null ? UNKNOWN : span.credentialId().toString();
    }

    private static CallSpan span(HealthBucketRecord row) {
        return new CallSpan(
                row.getProjectId(),
                row.getProviderType(),
                row.getModelId(),
                row.getCredentialId().equals(UNKNOWN) ? null : UUID.fromString(row.getCredentialId()),
                row.getBucket(),
                new CallCounts(
                        row.getSucceeded(),
                        row.getFailed(),
                        row.getRateLimited(),
                        row.getTimedOut(),
                        row.getKeyRefused()));
    }
}
