package io.restormel.keys.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some deliveries, the newest first.
 *
 * @param nextCursor leads to the following page; null when there is none
 */
public record DeliveryPage(
        List<Delivery> deliveries, @Nullable String nextCursor) {

    public DeliveryPage {
        deliveries = List.copyOf(deliveries);
    }
}
