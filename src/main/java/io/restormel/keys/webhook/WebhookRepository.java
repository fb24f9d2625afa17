package io.restormel.keys.webhook;

import static io.restormel.keys.db.Tables.WEBHOOK;

import io.restormel.keys.db.tables.records.WebhookRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The table of webhooks. */
@Repository
class WebhookRepository {

    private final DSLContext sql;

    WebhookRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The oldest first. */
    List<Webhook> list(UUID workspaceId) {
        return sql.selectFrom(WEBHOOK)
                .where(WEBHOOK.WORKSPACE_ID.eq(workspaceId))
                .orderBy(WEBHOOK.CREATED_AT, WEBHOOK.ID)
                .fetch(WebhookRepository::read);
    }

    Optional<Webhook> find(UUID workspaceId, UUID id) {
        return sql.selectFrom(WEBHOOK)
                .where(WEBHOOK.ID.eq(id), WEBHOOK.WORKSPACE_ID.eq(workspaceId))
                .fetchOptional(WebhookRepository::read);
    }

    Optional<Webhook> find(UUID id) {
        return sql.selectFrom(WEBHOOK).where(WEBHOOK.ID.eq(id)).fetchOptional(WebhookRepository::read);
    }

    void insert(Webhook webhook) {
        sql.insertInto(WEBHOOK)
                .set(WEBHOOK.ID, webhook.id())
                .set(WEBHOOK.WORKSPACE_ID, webhook.workspaceId())
                .set(WEBHOOK.URL, webhook.url())
                .set(WEBHOOK.EVENT_TYPES, String.join(" ", webhook.eventTypes()))
                .set(WEBHOOK.ENABLED, webhook.enabled())
                .set(WEBHOOK.SECRET_VERSION, webhook.secretVersion())
                .set(WEBHOOK.CREATED_BY, webhook.createdBy())
                .set(WEBHOOK.CREATED_AT, webhook.createdAt())
                .execute();
    }

    /** Whoever enables it, or disables it by hand, also clears why we had disabled it. */
    void update(UUID id, String url, List<String> eventTypes, boolean enabled, @Nullable String disabledReason) {
        sql.update(WEBHOOK)
                .set(WEBHOOK.URL, url)
                .set(WEBHOOK.EVENT_TYPES, String.join(" ", eventTypes))
                .set(WEBHOOK.ENABLED, enabled)
                .set(WEBHOOK.DISABLED_REASON, disabledReason)
                .where(WEBHOOK.ID.eq(id))
                .execute();
    }

    void rotateSecret(UUID id, Instant previousUntil) {
        sql.update(WEBHOOK)
                .set(WEBHOOK.SECRET_VERSION, WEBHOOK.SECRET_VERSION.plus(1))
                .set(WEBHOOK.PREVIOUS_SECRET_UNTIL, previousUntil)
                .where(WEBHOOK.ID.eq(id))
                .execute();
    }

    void succeeded(UUID id, Instant now) {
        sql.update(WEBHOOK)
                .set(WEBHOOK.LAST_SUCCESS_AT, now)
                .where(WEBHOOK.ID.eq(id))
                .execute();
    }

    /** Disables one that took nothing since then; false when it did, or is disabled already. */
    boolean disableUnlessSucceededSince(UUID id, Instant since) {
        return sql.update(WEBHOOK)
                        .set(WEBHOOK.ENABLED, false)
                        .set(WEBHOOK.DISABLED_REASON, Webhook.FAILING)
                        .where(WEBHOOK.ID.eq(id), WEBHOOK.ENABLED.isTrue())
                        .and(WEBHOOK.LAST_SUCCESS_AT.isNull().or(WEBHOOK.LAST_SUCCESS_AT.lt(since)))
                        .execute()
                > 0;
    }

    boolean delete(UUID workspaceId, UUID id) {
        return sql.deleteFrom(WEBHOOK)
                        .where(WEBHOOK.ID.eq(id), WEBHOOK.WORKSPACE_ID.eq(workspaceId))
                        .execute()
                > 0;
    }

    private static Webhook read(WebhookRecord row) {
        return new Webhook(
                row.getId(),
                row.getWorkspaceId(),
                row.getUrl(),
                List.of(row.getEventTypes().split(" ")),
                row.getEnabled(),
                row.getDisabledReason(),
                row.getSecretVersion(),
                row.getPreviousSecretUntil(),
                row.getLastSuccessAt(),
                row.getCreatedBy(),
                row.getCreatedAt());
    }
}
