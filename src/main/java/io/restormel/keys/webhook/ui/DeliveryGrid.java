package io.restormel.keys.webhook.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LoadedRows;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.TimeText;
import io.restormel.keys.webhook.Delivery;
import io.restormel.keys.webhook.DeliveryPage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The log of deliveries, the newest first, loaded as one scrolls. */
final class DeliveryGrid extends DataGrid<Delivery> {

    DeliveryGrid(Consumer<Delivery> resend) {
        super(
                text("webhook.deliveries.title"),
                new EmptyState(Icons.HISTORY, text("webhook.deliveries.none"), text("webhook.deliveries.noneHint")));
        addComponentColumn(delivery -> new TimeText(delivery.createdAt()))
                .setHeader(text("webhook.delivery.when"))
                .setWidth("115px")
                .setFlexGrow(0);
        addComponentColumn(WebhookWords::status)
                .setHeader(text("webhook.status"))
                .setWidth("125px")
                .setFlexGrow(0);
        addColumn(Delivery::event).setHeader(text("webhook.delivery.event")).setWidth("210px");
        addColumn(DeliveryGrid::answer)
                .setHeader(text("webhook.delivery.answer"))
                .setWidth("220px");
        addColumn(Delivery::attempts)
                .setHeader(text("webhook.delivery.attempts"))
                .setWidth("95px")
                .setFlexGrow(0);
        addComponentColumn(DeliveryGrid::next)
                .setHeader(text("webhook.delivery.next"))
                .setWidth("120px")
                .setFlexGrow(0);
        addComponentColumn(delivery -> resendButton(delivery, resend))
                .setHeader(text("webhook.delivery.actions"))
                .setWidth("150px")
                .setFlexGrow(0);
        scrolling("480px");
    }

    /** @param pages reads the page at a cursor, null being the first */
    void load(Function<@Nullable String, DeliveryPage> pages) {
        var loaded = new LoadedRows<Delivery>(cursor -> {
            var page = pages.apply(cursor);
            return new LoadedRows.Page<>(page.deliveries(), page.nextCursor());
        });
        setItems(query -> loaded.range(query.getOffset(), query.getLimit()));
    }

    /** What came back last. */
    static String answer(Delivery delivery) {
        if (delivery.lastError() != null) {
            return Phrases.of(delivery.lastError());
        }
        return delivery.lastStatus() == null
                ? "–"
                : text("webhook.delivery.answered", delivery.lastStatus(), delivery.lastDurationMs());
    }

    private static Component next(Delivery delivery) {
        return delivery.status() == Delivery.Status.PENDING ? new TimeText(delivery.nextAttemptAt()) : new Span("–");
    }

    private static Button resendButton(Delivery delivery, Consumer<Delivery> resend) {
        var button = new Button(text("webhook.delivery.resend"), _ -> resend.accept(delivery));
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(text("webhook.delivery.resendOne", delivery.event(), delivery.id()));
        return button;
    }
}
