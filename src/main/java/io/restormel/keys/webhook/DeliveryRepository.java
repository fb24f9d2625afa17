package io.restormel.keys.webhook;

import static io.restormel.keys.db.Tables.WEBHOOK;
import static io.restormel.keys.db.Tables.WEBHOOK_DELIVERY;

import io.restormel.keys.db.tables.records.WebhookDeliveryRecord;
import io.restormel.keys.webhook.Delivery.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The outbox of deliveries, and their log. */
@Repository
class DeliveryRepository {

    private static final String PENDING = Status.PENDING.wire();

    private final DSLContext sql;

    DeliveryRepository(DSLContext sql) {
        this.sql = sql;
    }

    void insert(UUID id, UUID webhookId, String event, String body, Instant now) {
        sql.insertInto(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.ID, id)
                .set(WEBHOOK_DELIVERY.WEBHOOK_ID, webhookId)
                .set(WEBHOOK_DELIVERY.EVENT, event)
                .set(WEBHOOK_DELIVERY.BODY, body)
                .set(WEBHOOK_DELIVERY.STATUS, PENDING)
                .set(WEBHOOK_DELIVERY.NEXT_ATTEMPT_AT, now)
                .set(WEBHOOK_DELIVERY.QUEUED_AT, now)
                .set(WEBHOOK_DELIVERY.CREATED_AT, now)
                .execute();
    }

    /** Pending and not under way; of a disabled webhook only what a person tries out. */
    private static Condition due(Instant now) {
        return DSL.and(
                WEBHOOK_DELIVERY.STATUS.eq(PENDING),
                WEBHOOK_DELIVERY.NEXT_ATTEMPT_AT.le(now),
                WEBHOOK_DELIVERY.LEASED_UNTIL.isNull().or(WEBHOOK_DELIVERY.LEASED_UNTIL.le(now)),
                WEBHOOK.ENABLED.isTrue().or(WEBHOOK_DELIVERY.EVENT.eq(WebhookEvent.TEST)));
    }

    List<UUID> webhooksWithDue(Instant now) {
        return sql.selectDistinct(WEBHOOK_DELIVERY.WEBHOOK_ID)
                .from(WEBHOOK_DELIVERY)
                .join(WEBHOOK)
                .on(WEBHOOK.ID.eq(WEBHOOK_DELIVERY.WEBHOOK_ID))
                .where(due(now))
                .fetch(WEBHOOK_DELIVERY.WEBHOOK_ID);
    }

    /** What has waited longest. */
    Optional<Delivery> nextDue(UUID webhookId, Instant now) {
        return sql.select(WEBHOOK_DELIVERY.fields())
                .from(WEBHOOK_DELIVERY)
                .join(WEBHOOK)
                .on(WEBHOOK.ID.eq(WEBHOOK_DELIVERY.WEBHOOK_ID))
                .where(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhookId))
                .and(due(now))
                .orderBy(WEBHOOK_DELIVERY.NEXT_ATTEMPT_AT, WEBHOOK_DELIVERY.CREATED_AT, WEBHOOK_DELIVERY.ID)
                .limit(1)
                .fetchOptionalInto(WEBHOOK_DELIVERY)
                .map(DeliveryRepository::read);
    }

    /**
     * Takes an attempt at it for this caller alone, until the lease ends.
     *
     * @param attempts those before this one; false when somebody else has made another meanwhile
     */
    boolean lease(UUID id, int attempts, Instant now, Instant until) {
        return sql.update(WEBHOOK_DELIVERY)
                        .set(WEBHOOK_DELIVERY.LEASED_UNTIL, until)
                        .set(WEBHOOK_DELIVERY.ATTEMPTS, attempts + 1)
                        .set(WEBHOOK_DELIVERY.LAST_ATTEMPT_AT, now)
                        .where(WEBHOOK_DELIVERY.ID.eq(id), WEBHOOK_DELIVERY.ATTEMPTS.eq(attempts))
                        .and(WEBHOOK_DELIVERY.STATUS.eq(PENDING))
                        .and(WEBHOOK_DELIVERY.LEASED_UNTIL.isNull().or(WEBHOOK_DELIVERY.LEASED_UNTIL.le(now)))
                        .execute()
                > 0;
    }

    /**
     * How an attempt ended.
     *
     * @param delivery as it was leased; nothing is changed if there was a later attempt
     * @param next when to try again, where the status is pending
     */
    void settle(Delivery delivery, Status status, @Nullable Instant next, Attempt attempt) {
        sql.update(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.STATUS, status.wire())
                .set(WEBHOOK_DELIVERY.NEXT_ATTEMPT_AT, next == null ? delivery.nextAttemptAt() : next)
                .setNull(WEBHOOK_DELIVERY.LEASED_UNTIL)
                .set(WEBHOOK_DELIVERY.LAST_STATUS, attempt.status())
                .set(WEBHOOK_DELIVERY.LAST_ERROR, attempt.error())
                .set(WEBHOOK_DELIVERY.LAST_DURATION_MS, attempt.took().toMillis())
                .where(WEBHOOK_DELIVERY.ID.eq(delivery.id()))
                .and(WEBHOOK_DELIVERY.ATTEMPTS.eq(delivery.attempts()))
                .execute();
    }

    Optional<Delivery> find(UUID webhookId, UUID id) {
        return sql.selectFrom(WEBHOOK_DELIVERY)
                .where(WEBHOOK_DELIVERY.ID.eq(id), WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhookId))
                .fetchOptional(DeliveryRepository::read);
    }

    /** One under way stays with who leased it. */
    void queueAgain(UUID id, Instant now) {
        sql.update(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.STATUS, PENDING)
                .set(WEBHOOK_DELIVERY.NEXT_ATTEMPT_AT, now)
                .set(WEBHOOK_DELIVERY.QUEUED_AT, now)
                .where(WEBHOOK_DELIVERY.ID.eq(id))
                .execute();
    }

    /**
     * The newest first.
     *
     * @param before where the page before ended
     */
    List<Delivery> page(UUID webhookId, DeliveryCursor before, int limit) {
        return sql.selectFrom(WEBHOOK_DELIVERY)
                .where(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhookId))
                .and(DSL.row(WEBHOOK_DELIVERY.CREATED_AT, WEBHOOK_DELIVERY.ID).lt(before.createdAt(), before.id()))
                .orderBy(WEBHOOK_DELIVERY.CREATED_AT.desc(), WEBHOOK_DELIVERY.ID.desc())
                .limit(limit)
                .fetch(DeliveryRepository::read);
    }

    void deleteAll(UUID webhookId) {
        sql.deleteFrom(WEBHOOK_DELIVERY)
                .where(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhookId))
                .execute();
    }

    /** Gives up what nobody tried any more, such as what waited for a webhook that stayed disabled. */
    void giveUpQueuedBefore(Instant queued, Instant now, String error) {
        sql.update(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.STATUS, Status.FAILED.wire())
                .set(WEBHOOK_DELIVERY.LAST_ERROR, error)
                .where(WEBHOOK_DELIVERY.STATUS.eq(PENDING), WEBHOOK_DELIVERY.QUEUED_AT.lt(queued))
                .and(WEBHOOK_DELIVERY.LEASED_UNTIL.isNull().or(WEBHOOK_DELIVERY.LEASED_UNTIL.le(now)))
                .execute();
    }

    void deleteSettledBefore(Instant created) {
        sql.deleteFrom(WEBHOOK_DELIVERY)
                .where(WEBHOOK_DELIVERY.STATUS.ne(PENDING), WEBHOOK_DELIVERY.QUEUED_AT.lt(created))
                .execute();
    }

    private static Delivery read(WebhookDeliveryRecord row) {
        return new Delivery(
                row.getId(),
                row.getWebhookId(),
                row.getEvent(),
                row.getBody(),
                Status.ofWire(row.getStatus()),
                row.getAttempts(),
                row.getNextAttemptAt(),
                row.getQueuedAt(),
                row.getLastAttemptAt(),
                row.getLastStatus(),
                row.getLastError(),
                row.getLastDurationMs(),
                row.getCreatedAt());
    }
}
