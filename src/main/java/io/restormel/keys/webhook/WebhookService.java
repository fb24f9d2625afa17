package io.restormel.keys.webhook;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The webhooks of the caller's workspace, for its admins and management keys. Thread-safe. */
@Service
public class WebhookService {

    /** For how long deliveries are also signed by the secret before the present one. */
    public static final Duration SECRET_OVERLAP = Duration.ofHours(24);

    private static final int MOST = 50;

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final WebhookOutbox outbox;
    private final WebhookSecrets secrets;
    private final SubscriptionCheck check;
    private final CurrentCaller callers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WebhookService(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            WebhookOutbox outbox,
            WebhookSecrets secrets,
            SubscriptionCheck check,
            CurrentCaller callers,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.secrets = secrets;
        this.check = check;
        this.callers = callers;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    public boolean mayManage() {
        return callers.get().filter(caller -> caller.mayInWorkspace(Role.ADMIN)).isPresent();
    }

    /** The oldest first. */
    public List<Webhook> list() {
        return webhooks.list(admin().workspaceId());
    }

    public Webhook require(UUID id) {
        return webhooks.find(admin().workspaceId(), id).orElseThrow(WebhookService::noWebhook);
    }

    /**
     * Waits for the look-up of the address.
     *
     * @param eventTypes names of events; empty, or with {@link WebhookEvent#ALL} among them, for all
     */
    public NewWebhook create(String url, List<String> eventTypes) {
        var admin = admin();
        var webhook = new Webhook(
                UUID.randomUUID(),
                admin.workspaceId(),
                check.url(url),
                check.eventTypes(eventTypes),
                true,
                null,
                1,
                null,
                null,
                admin.actorId(),
                now());
        return inTransaction(() -> {
            if (webhooks.list(admin.workspaceId()).size() >= MOST) {
                throw new ApplicationException.Conflict("too_many_webhooks", "A workspace has at most 50 webhooks");
            }
            webhooks.insert(webhook);
            audit("webhook_created", null, webhook);
            return withSecret(webhook);
        });
    }

    /** Waits for the look-up of the address when there is a new one. */
    public Webhook edit(UUID id, WebhookChange change) {
        return edit(id, change, _ -> {});
    }

    /**
     * As above.
     *
     * @throws ApplicationException.Stale when it has another address, or other events, than the caller has seen
     */
    public Webhook edit(UUID id, Webhook seen, WebhookChange change) {
        return edit(id, change, now -> {
            if (!now.url().equals(seen.url()) || !now.eventTypes().equals(seen.eventTypes())) {
                throw new ApplicationException.Stale("The webhook");
            }
        });
    }

    /** @param precondition told the webhook as it is; may refuse */
    Webhook edit(UUID id, WebhookChange change, Consumer<Webhook> precondition) {
        require(id);
        var url = change.url() == null ? null : check.url(change.url());
        var types = change.eventTypes() == null ? null : check.eventTypes(change.eventTypes());
        return inTransaction(() -> {
            var before = require(id);
            precondition.accept(before);
            boolean enabled = Objects.requireNonNullElse(change.enabled(), before.enabled());
            webhooks.update(
                    id,
                    Objects.requireNonNullElse(url, before.url()),
                    Objects.requireNonNullElse(types, before.eventTypes()),
                    enabled,
                    change.enabled() == null ? before.disabledReason() : null);
            var after = require(id);
            audit("webhook_updated", before, after);
            return after;
        });
    }

    /**
     * Removes it with its deliveries.
     *
     * @param check may refuse what is there
     */
    public void delete(UUID id, Consumer<Webhook> check) {
        inTransaction(() -> {
            var webhook = require(id);
            check.accept(webhook);
            if (!webhooks.delete(webhook.workspaceId(), id)) {
                throw noWebhook();
            }
            deliveries.deleteAll(id);
            audit("webhook_deleted", webhook, null);
            return true;
        });
    }

    /** The secret before is used as well for {@link #SECRET_OVERLAP}. */
    public NewWebhook rotateSecret(UUID id) {
        return inTransaction(() -> {
            require(id);
            webhooks.rotateSecret(id, now().plus(SECRET_OVERLAP));
            var after = require(id);
            events.publishEvent(AuditEntry.of("webhook_secret_rotated", "webhook", id, after.host()));
            return withSecret(after);
        });
    }

    /** Queues one delivery that is tried once, even if the webhook is disabled. */
    public Delivery test(UUID id) {
        return inTransaction(() -> {
            var webhook = require(id);
            var queued = outbox.queue(webhook, WebhookEvent.TEST, Map.of("message", "A test from Restormel Keys"));
            return deliveries.find(id, queued).orElseThrow();
        });
    }

    /** @param limit 1 to 200 */
    public DeliveryPage deliveries(UUID id, @Nullable String cursor, int limit) {
        require(id);
        var found = deliveries.page(id, DeliveryCursor.of(cursor), limit + 1);
        if (found.size() <= limit) {
            return new DeliveryPage(found, null);
        }
        var page = found.subList(0, limit);
        return new DeliveryPage(page, DeliveryCursor.after(page.getLast()).text());
    }

    /** Null when it is gone. */
    public @Nullable Delivery delivery(UUID id, UUID deliveryId) {
        require(id);
        return deliveries.find(id, deliveryId).orElse(null);
    }

    /** Queues it anew under its id, with 24 hours from now. */
    public Delivery resend(UUID id, UUID deliveryId) {
        return inTransaction(() -> {
            var webhook = require(id);
            var delivery = deliveries.find(id, deliveryId).orElseThrow(() -> ApplicationException.notFound("delivery"));
            if (!webhook.enabled() && !delivery.isTest()) {
                throw new ApplicationException.Conflict("webhook_disabled", "Enable the webhook first");
            }
            outbox.queueAgain(delivery);
            return deliveries.find(id, deliveryId).orElseThrow();
        });
    }

    private NewWebhook withSecret(Webhook webhook) {
        return new NewWebhook(webhook, secrets.of(webhook.id(), webhook.secretVersion()));
    }

    private Caller admin() {
        if (callers.require() instanceof Caller.GatewayKey) {
            throw new ApplicationException.Unauthorized("A Gateway Key cannot see webhooks; use a management key");
        }
        return callers.requireInWorkspace(Role.ADMIN);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    /** What the log keeps of a webhook: no path and no query, where its owner may have put a secret. */
    private record State(String host, List<String> eventTypes, boolean enabled) {
        static @Nullable State of(@Nullable Webhook webhook) {
            return webhook == null ? null : new State(webhook.host(), webhook.eventTypes(), webhook.enabled());
        }
    }

    private void audit(String action, @Nullable Webhook before, @Nullable Webhook after) {
        var webhook = Objects.requireNonNull(after == null ? before : after);
        events.publishEvent(AuditEntry.of(action, "webhook", webhook.id(), webhook.host())
                .changed(State.of(before), State.of(after)));
    }

    private static ApplicationException.NotFound noWebhook() {
        return ApplicationException.notFound("webhook");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
