package io.restormel.keys.webhook;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.AfterRelease;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.Redaction;
import io.restormel.keys.platform.StorableText;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Queues a delivery for each webhook that wants to hear of a change, in the transaction of that change: what is rolled
 * back is told to nobody, and what is committed is told even if we are stopped right after.
 */
@Component
class WebhookOutbox {

    private static final Logger log = LoggerFactory.getLogger(WebhookOutbox.class);
    private static final int MAX_TEXT = 300;

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final CurrentCaller callers;
    private final WebhookJobs jobs;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    WebhookOutbox(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            CurrentCaller callers,
            WebhookJobs jobs,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.callers = callers;
        this.jobs = jobs;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @EventListener
    void changed(AuditEntry entry) {
        var events = WebhookEvent.of(entry);
        if (events.isEmpty()) {
            return;
        }
        var actor = entry.actor();
        var workspaceId = actor == null ? callers.require().workspaceId() : actor.workspaceId();
        if (entry.apart()) {
            AfterRelease.runEvenIfRolledBack(() -> queueApart(workspaceId, entry));
        } else {
            queue(workspaceId, entry);
        }
    }

    /** What it tells of failed already: an exception from here would only hide that. */
    private void queueApart(UUID workspaceId, AuditEntry entry) {
        try {
            ownTransaction.executeWithoutResult(_ -> queue(workspaceId, entry));
        } catch (RuntimeException e) {
            log.error(
                    "Webhooks are not told of {} of {}",
                    entry.action(),
                    entry.target().id(),
                    e);
        }
    }

    private void queue(UUID workspaceId, AuditEntry entry) {
        var events = WebhookEvent.of(entry);
        for (var webhook : webhooks.list(workspaceId)) {
            var wanted = webhook.enabled() ? webhook.wanted(events) : null;
            if (wanted != null) {
                queue(webhook, wanted, data(entry));
            }
        }
    }

    /** @return the id of the delivery, which is the same in all attempts */
    UUID queue(Webhook webhook, String event, Map<String, Object> data) {
        var id = UUID.randomUUID();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        deliveries.insert(id, webhook.id(), event, body(id, webhook, event, now, data), now);
        AfterRelease.run(jobs::wake);
        return id;
    }

    void queueAgain(Delivery delivery) {
        deliveries.queueAgain(delivery.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        AfterRelease.run(jobs::wake);
    }

    private static String body(UUID id, Webhook webhook, String event, Instant now, Map<String, Object> data) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", id);
        body.put("event", event);
        body.put("occurred_at", now.truncatedTo(ChronoUnit.MILLIS).toString());
        body.put("workspace_id", webhook.workspaceId());
        body.put("data", data);
        return JsonMapper.shared().writeValueAsString(body);
    }

    /** Ids and names only; of an end user not even the id, and who did it is for the audit log. */
    private static Map<String, Object> data(AuditEntry entry) {
        var data = new LinkedHashMap<String, Object>();
        data.put("action", entry.action());
        data.put("target_type", entry.target().type());
        putText(data, "target_id", entry.target().id());
        putText(data, "target_name", entry.target().name());
        putText(data, "project_id", entry.projectId());
        WebhookEvent.figures(entry).forEach((name, figure) -> data.put(name, figure));
        WebhookEvent.reason(entry).ifPresent(reason -> data.put("reason", reason));
        if (entry.endUserId() != null) {
            data.put("of_end_user", true);
        }
        return data;
    }

    private static void putText(Map<String, Object> data, String name, @Nullable Object value) {
        if (value == null) {
            return;
        }
        var text = Redaction.of(value.toString());
        var shortened = text.substring(0, Math.min(MAX_TEXT, text.length()));
        if (StorableText.problem(shortened) == null) {
            data.put(name, shortened);
        }
    }
}
