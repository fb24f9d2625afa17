package io.restormel.keys.webhook.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.CodeBlock;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.platform.ui.DestructiveDialog;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.SidePanel;
import io.restormel.keys.webhook.Delivery;
import io.restormel.keys.webhook.Webhook;
import io.restormel.keys.webhook.WebhookChange;
import io.restormel.keys.webhook.WebhookService;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** One webhook: what it hears, and what became of each delivery. */
@Route(value = "webhooks/:webhookId", layout = MainLayout.class)
@PageTitle("Webhook")
@StyleSheet("assets/styles/webhooks.css")
@PermitAll
public final class WebhookView extends PageLayout implements BeforeEnterObserver {

    private static final int PAGE = 50;

    private final WebhookService webhooks;
    private final Div parts = new Div();
    private final DeliveryGrid grid = new DeliveryGrid(this::resend);
    private final DeliveryWatch watch;
    private final SidePanel panel = new SidePanel("Delivery");
    private UUID id = new UUID(0, 0);

    WebhookView(WebhookService webhooks) {
        super("Webhook", "");
        this.webhooks = webhooks;
        watch = new DeliveryWatch(webhooks, this::show);
        parts.addClassName("page-content");
        grid.addItemClickListener(event -> open(event.getItem()));
        add(parts, panel, watch);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!webhooks.mayManage()) {
            parts.removeAll();
            parts.add(new EmptyState(
                    Icons.LOCK, "For administrators", "Ask an administrator or owner of this workspace to look here."));
            return;
        }
        try {
            id = UUID.fromString(event.getRouteParameters().get("webhookId").orElse(""));
            show();
        } catch (IllegalArgumentException | ApplicationException.NotFound _) {
            throw new NotFoundException("No such webhook");
        }
    }

    private void show() {
        var webhook = webhooks.require(id);
        header().clear();
        header().setTitle(webhook.host());
        header().setExplanation(WebhookWords.events(webhook));
        header().withCrumb("Webhooks", "webhooks").withCurrentCrumb(webhook.host());
        header().withBadges(WebhookWords.status(webhook));
        addActions(webhook);
        parts.removeAll();
        if (webhook.disabledReason() != null) {
            parts.add(failing());
        }
        var refresh = new Button("Refresh", Icons.of(Icons.REFRESH), _ -> show());
        parts.add(
                new Section("Address", new CopyField("Address", webhook.url())),
                new Section("Deliveries", "Kept for 30 days. One that fails is tried again for 24 hours.", grid)
                        .flush()
                        .withActions(refresh));
        grid.load(cursor -> webhooks.deliveries(id, cursor, PAGE));
    }

    private static Paragraph failing() {
        var notice = new Paragraph("We disabled this webhook: it took nothing for 24 hours. Mend the receiver, send a"
                + " test, then enable it. Events of the meantime are not sent; failed deliveries can be re-sent.");
        notice.addClassName("form-problem");
        notice.getElement().setAttribute("role", "alert");
        return notice;
    }

    private void addActions(Webhook webhook) {
        var delete = new Button("Delete", Icons.of(Icons.TRASH), _ -> askToDelete(webhook));
        delete.addThemeVariants(ButtonVariant.ERROR);
        var test = new Button("Send test", Icons.of(Icons.PLAY), _ -> test());
        test.addThemeVariants(ButtonVariant.PRIMARY);
        header().withActions(
                        delete,
                        new Button(webhook.enabled() ? "Disable" : "Enable", _ -> toggle(webhook)),
                        new Button("Rotate secret", _ -> askToRotate()),
                        new Button("Edit", _ -> openEdit(webhook)),
                        test);
    }

    private void test() {
        watch.follow(id, webhooks.test(id).id());
        Notices.success("Sending a test");
        show();
    }

    private void resend(Delivery delivery) {
        try {
            watch.follow(id, webhooks.resend(id, delivery.id()).id());
            Notices.success("Sending " + delivery.event() + " again");
        } catch (ApplicationException.Conflict e) {
            Notices.error(e.getMessage());
        }
        show();
    }

    private void toggle(Webhook webhook) {
        webhooks.edit(id, WebhookChange.enabled(!webhook.enabled()));
        Notices.success(webhook.enabled() ? "Disabled" : "Enabled");
        show();
    }

    private void openEdit(Webhook webhook) {
        new WebhookDialog(webhook, (url, types) -> {
                    webhooks.edit(id, new WebhookChange(url, types, null));
                    Notices.success("Saved");
                    show();
                })
                .open();
    }

    private void askToRotate() {
        new DestructiveDialog(
                        "Rotate the signing secret?",
                        "You get a new secret. For 24 hours webhook-signature also holds a signature by the old one;"
                                + " X-Restormel-Signature is by the new one at once.",
                        "Rotate secret",
                        () -> {
                            var rotated = webhooks.rotateSecret(id);
                            new SigningSecretDialog(rotated, "Give it to the receiver within 24 hours.").open();
                            show();
                        })
                .open();
    }

    private void askToDelete(Webhook webhook) {
        new DestructiveDialog(
                        "Delete the webhook to " + webhook.host() + "?",
                        "It is told of nothing more, and its log of deliveries is deleted.",
                        "Delete webhook",
                        () -> {
                            webhooks.delete(id, _ -> {});
                            Notices.success("Deleted the webhook to " + webhook.host());
                            UI.getCurrentOrThrow().navigate(WebhooksView.class);
                        })
                .open();
    }

    private void open(Delivery delivery) {
        var details = new Div(
                new Div(WebhookWords.status(delivery)),
                new Paragraph(DeliveryGrid.answer(delivery)),
                new CopyField("webhook-id", delivery.id().toString()),
                new CodeBlock(
                        "Body", JsonMapper.shared().readTree(delivery.body()).toPrettyString()));
        details.addClassName("form-column");
        panel.show(delivery.event(), details);
    }
}
