package io.restormel.keys.webhook;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends deliveries that nobody will make any more, and removes old ones. */
@Component
class DeliveryCleaner {

    private static final Duration KEPT = Duration.ofDays(30);
    /** Leaves the last attempt its time. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final DeliveryRepository deliveries;
    private final Clock clock;

    DeliveryCleaner(DeliveryRepository deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Safe on several nodes at once. */
    @Transactional
    void clean() {
        var now = clock.instant();
        deliveries.giveUpQueuedBefore(
                now.minus(Backoff.PATIENCE).minus(GRACE), now, "It could not be delivered within 24 hours.");
        deliveries.deleteSettledBefore(now.minus(KEPT));
    }
}
