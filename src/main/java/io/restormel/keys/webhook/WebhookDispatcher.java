package io.restormel.keys.webhook;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives each webhook with something due a virtual thread of its own, so that a slow one holds up no other. */
@Component
class WebhookDispatcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);

    private final DeliveryRepository deliveries;
    private final WebhookDeliverer deliverer;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    WebhookDispatcher(DeliveryRepository deliveries, WebhookDeliverer deliverer, Clock clock) {
        this.deliveries = deliveries;
        this.deliverer = deliverer;
        this.clock = clock;
    }

    /** Returns at once. */
    void dispatch() {
        for (var webhookId : deliveries.webhooksWithDue(clock.instant())) {
            if (underWay.add(webhookId)) {
                threads.execute(() -> deliver(webhookId));
            }
        }
    }

    private void deliver(UUID webhookId) {
        try {
            deliverer.deliverDue(webhookId);
        } catch (RuntimeException e) {
            log.warn("Deliveries of webhook {} stopped; the next round tries again", webhookId, e);
        } finally {
            underWay.remove(webhookId);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
