package io.restormel.keys.webhook;

import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.provider.SafePost;
import io.restormel.keys.webhook.Delivery.Status;
import io.restormel.keys.webhook.WebhookDispatcher.Stage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due for one webhook. An attempt is leased before it is made, so that no two nodes make it, and no
 * transaction is open while the other side answers. Whoever stops between sending and noting so leaves a lease that ends:
 * the delivery is sent again, under the same id. Thread-safe.
 */
@Component
class WebhookDeliverer {

    /** Longer than an attempt can take. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(WebhookDeliverer.class);

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final WebhookSecrets secrets;
    private final SafePost http;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WebhookDeliverer(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            WebhookSecrets secrets,
            SafePost http,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.http = http;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Leased(Webhook webhook, Delivery delivery) {}

    /** Blocks until nothing is due for this webhook, or the end begins. */
    void deliverDue(UUID webhookId, Supplier<Stage> stage) {
        var next = lease(webhookId);
        while (next.isPresent()) {
            attempt(next.get(), stage);
            next = stage.get() == Stage.RUNNING ? lease(webhookId) : Optional.empty();
        }
    }

    private Optional<Leased> lease(UUID webhookId) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var now = now();
            while (true) {
                var due = deliveries.nextDue(webhookId, now);
                if (due.isEmpty()) {
                    return Optional.<Leased>empty();
                }
                var found = due.get();
                if (deliveries.lease(found.id(), found.attempts(), now, now.plus(LEASE))) {
                    return webhooks.find(webhookId)
                            .flatMap(webhook -> deliveries
                                    .find(webhookId, found.id())
                                    .map(delivery -> new Leased(webhook, delivery)));
                }
                // Another node was faster; see what else there is.
            }
        }));
    }

    private void attempt(Leased leased, Supplier<Stage> stage) {
        var webhook = leased.webhook();
        var delivery = leased.delivery();
        var body = delivery.body().getBytes(StandardCharsets.UTF_8);
        var now = now();
        var headers =
                WebhookSignature.headers(delivery.id(), delivery.event(), now, body, signingSecrets(webhook, now));
        long start = System.nanoTime();
        var result = http.post(URI.create(webhook.url()), headers, body);
        if (stage.get() == Stage.OVER) {
            // It took too long: the lease ends by itself, and the attempt is made again.
            return;
        }
        var attempt = Attempt.of(result, Duration.ofNanos(System.nanoTime() - start));
        transaction.executeWithoutResult(_ -> settle(webhook, delivery, attempt));
    }

    private List<String> signingSecrets(Webhook webhook, Instant now) {
        var all = new ArrayList<String>();
        all.add(secrets.of(webhook.id(), webhook.secretVersion()));
        var until = webhook.previousSecretUntil();
        if (until != null && now.isBefore(until)) {
            all.add(secrets.of(webhook.id(), webhook.secretVersion() - 1));
        }
        return all;
    }

    private void settle(Webhook webhook, Delivery delivery, Attempt attempt) {
        var now = now();
        if (attempt.taken()) {
            deliveries.settle(delivery, Status.DELIVERED, null, attempt);
            webhooks.succeeded(webhook.id(), now);
            return;
        }
        var next = delivery.isTest()
                ? Optional.<Instant>empty()
                : Backoff.next(delivery.queuedAt(), now, delivery.attempts(), ThreadLocalRandom.current());
        deliveries.settle(delivery, next.isEmpty() ? Status.FAILED : Status.PENDING, next.orElse(null), attempt);
        if (next.isEmpty() && !delivery.isTest()) {
            disableIfNothingWasTaken(webhook, delivery);
        }
    }

    private void disableIfNothingWasTaken(Webhook webhook, Delivery givenUp) {
        if (webhooks.disableUnlessSucceededSince(webhook.id(), givenUp.queuedAt())) {
            events.publishEvent(AuditEntry.of("webhook_disabled", "webhook", webhook.id(), webhook.host())
                    .by(AuditEntry.Actor.system(webhook.workspaceId())));
            log.warn("Webhook {} took nothing for 24 hours and is disabled", webhook.id());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
