package io.restormel.keys.webhook.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import io.restormel.keys.webhook.Delivery;
import io.restormel.keys.webhook.WebhookService;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows a page anew when the delivery that somebody waits for was attempted; has the browser ask for a few seconds. */
final class DeliveryWatch extends Composite<Div> {

    private static final int INTERVAL_MILLIS = 1000;
    /** An attempt takes ten seconds at most. */
    private static final int POLLS = 15;

    private final WebhookService webhooks;
    private final Runnable changed;
    private @Nullable Registration polling;
    private UUID webhookId = new UUID(0, 0);
    private UUID deliveryId = new UUID(0, 0);
    private int left;

    DeliveryWatch(WebhookService webhooks, Runnable changed) {
        this.webhooks = webhooks;
        this.changed = changed;
        getContent().setVisible(false);
    }

    void follow(UUID webhook, UUID delivery) {
        webhookId = webhook;
        deliveryId = delivery;
        left = POLLS;
        getUI().ifPresent(ui -> ui.setPollInterval(INTERVAL_MILLIS));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = event.getUI().addPollListener(this::look);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        left = 0;
        event.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
        }
    }

    private void look(PollEvent poll) {
        if (left == 0) {
            return;
        }
        var delivery = webhooks.delivery(webhookId, deliveryId);
        boolean over = delivery == null || isOver(delivery);
        left = over ? 0 : left - 1;
        if (left == 0) {
            poll.getSource().setPollInterval(-1);
            changed.run();
        }
    }

    private static boolean isOver(Delivery delivery) {
        return delivery.status() != Delivery.Status.PENDING;
    }
}
