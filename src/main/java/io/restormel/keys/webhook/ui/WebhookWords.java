package io.restormel.keys.webhook.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.webhook.Delivery;
import io.restormel.keys.webhook.Webhook;
import io.restormel.keys.webhook.WebhookEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the pages put things. */
final class WebhookWords {

    /** Which a key of a bundle has none of. */
    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

    private WebhookWords() {}

    static StatusBadge status(Webhook webhook) {
        if (webhook.enabled()) {
            return new StatusBadge(text("webhook.state.enabled"), Tone.SUCCESS);
        }
        return webhook.disabledReason() == null
                ? new StatusBadge(text("webhook.state.disabled"), Tone.NEUTRAL)
                : new StatusBadge(text("webhook.state.failing"), Tone.DANGER);
    }

    static StatusBadge status(Delivery delivery) {
        return switch (delivery.status()) {
            case DELIVERED -> new StatusBadge(text("webhook.delivery.delivered"), Tone.SUCCESS);
            case FAILED -> new StatusBadge(text("webhook.delivery.failed"), Tone.DANGER);
            case PENDING ->
                delivery.lastError() == null
                        ? new StatusBadge(text("webhook.delivery.pending"), Tone.INFO)
                        : new StatusBadge(text("webhook.delivery.retrying"), Tone.WARNING);
        };
    }

    static String events(Webhook webhook) {
        var types = webhook.eventTypes();
        if (types.contains(WebhookEvent.ALL)) {
            return text("webhook.events.all");
        }
        return types.size() <= 2 ? String.join(", ", types) : text("webhook.events.number", types.size());
    }

    /** Such as {@code Route}, over the events of routes. */
    static String subject(String subject) {
        return text("webhook.subject." + subject);
    }

    /** Such as {@code Rolled back}, below its subject. */
    static String name(WebhookEvent event) {
        return text("webhook.event."
                + UNDERSCORE
                        .matcher(event.wire())
                        .replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT)));
    }

    static Component time(@Nullable Instant at, String otherwise) {
        return at == null ? new Span(otherwise) : new TimeText(at);
    }
}
