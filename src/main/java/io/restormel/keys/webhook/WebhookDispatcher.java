package io.restormel.keys.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Gives each webhook with something due a virtual thread of its own, so that a slow one holds up no other. */
@Component
class WebhookDispatcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DeliveryRepository deliveries;
    private final WebhookDeliverer deliverer;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private volatile Stage stage = Stage.RUNNING;

    /** How far this dispatcher is from its end. */
    enum Stage {
        RUNNING,
        /** What is under way may end and be noted. */
        ENDING,
        /** Nobody may touch the database any more. */
        OVER
    }

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
            deliverer.deliverDue(webhookId, () -> stage);
        } catch (RuntimeException e) {
            log.warn("Deliveries of webhook {} stopped; the next round tries again", webhookId, e);
        } finally {
            underWay.remove(webhookId);
        }
    }

    /** Nothing is interrupted: H2 closes its file for everybody when a thread is interrupted while it writes. */
    @Override
    public void close() {
        stage = Stage.ENDING;
        threads.shutdown();
        try {
            threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        stage = Stage.OVER;
    }
}
