package io.restormel.keys.webhook.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.webhook.Delivery;
import io.restormel.keys.webhook.Webhook;
import io.restormel.keys.webhook.WebhookEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** How the pages put things. */
final class WebhookWords {

    private WebhookWords() {}

    static StatusBadge status(Webhook webhook) {
        if (webhook.enabled()) {
            return new StatusBadge("Enabled", Tone.SUCCESS);
        }
        return webhook.disabledReason() == null
                ? new StatusBadge("Disabled", Tone.NEUTRAL)
                : new StatusBadge("Disabled: failing", Tone.DANGER);
    }

    static StatusBadge status(Delivery delivery) {
        return switch (delivery.status()) {
            case DELIVERED -> new StatusBadge("Delivered", Tone.SUCCESS);
            case FAILED -> new StatusBadge("Failed", Tone.DANGER);
            case PENDING ->
                delivery.lastError() == null
                        ? new StatusBadge("Pending", Tone.INFO)
                        : new StatusBadge("Retrying", Tone.WARNING);
        };
    }

    static String events(Webhook webhook) {
        var types = webhook.eventTypes();
        if (types.contains(WebhookEvent.ALL)) {
            return "All events";
        }
        return types.size() <= 2 ? String.join(", ", types) : types.size() + " events";
    }

    /** Such as {@code Route}, over the events of routes. */
    static String subject(String subject) {
        return StringUtils.capitalize(subject);
    }

    /** Such as {@code rolled back}, below its subject. */
    static String name(WebhookEvent event) {
        return StringUtils.capitalize(
                event.wire().substring(event.subject().length() + 1).replace('_', ' '));
    }

    static Component time(@Nullable Instant at, String otherwise) {
        return at == null ? new Span(otherwise) : new TimeText(at);
    }
}
