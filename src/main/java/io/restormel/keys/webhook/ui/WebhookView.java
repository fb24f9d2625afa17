package io.restormel.keys.webhook.ui;

import static io.restormel.keys.platform.ui.Texts.text;

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
import io.restormel.keys.platform.ui.Phrases;
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
@PageTitle("webhook.one.page")
@StyleSheet("assets/styles/webhooks.css")
@PermitAll
public final class WebhookView extends PageLayout implements BeforeEnterObserver {

    private static final int PAGE = 50;

    private final WebhookService webhooks;
    private final Div parts = new Div();
    private final DeliveryGrid grid = new DeliveryGrid(this::resend);
    private final DeliveryWatch watch;
    private final SidePanel panel = new SidePanel(text("webhook.delivery.title"));
    private UUID id = new UUID(0, 0);

    WebhookView(WebhookService webhooks) {
        super(text("webhook.one.page"), "");
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
            parts.add(new EmptyState(Icons.LOCK, text("webhook.denied.title"), text("webhook.denied.text")));
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
        header().withCrumb(text("webhook.page"), "webhooks").withCurrentCrumb(webhook.host());
        header().withBadges(WebhookWords.status(webhook));
        addActions(webhook);
        parts.removeAll();
        if (webhook.disabledReason() != null) {
            parts.add(failing());
        }
        var refresh = new Button(text("webhook.refresh"), Icons.of(Icons.REFRESH), _ -> show());
        parts.add(
                new Section(text("webhook.address"), new CopyField(text("webhook.address"), webhook.url())),
                new Section(text("webhook.deliveries.title"), text("webhook.deliveries.explanation"), grid)
                        .flush()
                        .withActions(refresh));
        grid.load(cursor -> webhooks.deliveries(id, cursor, PAGE));
    }

    private static Paragraph failing() {
        var notice = new Paragraph(text("webhook.one.failing"));
        notice.addClassName("form-problem");
        notice.getElement().setAttribute("role", "alert");
        return notice;
    }

    private void addActions(Webhook webhook) {
        var delete = new Button(text("webhook.delete"), Icons.of(Icons.TRASH), _ -> askToDelete(webhook));
        delete.addThemeVariants(ButtonVariant.ERROR);
        var test = new Button(text("webhook.test"), Icons.of(Icons.PLAY), _ -> test());
        test.addThemeVariants(ButtonVariant.PRIMARY);
        header().withActions(
                        delete,
                        new Button(
                                text(webhook.enabled() ? "webhook.disable" : "webhook.enable"), _ -> toggle(webhook)),
                        new Button(text("webhook.rotate.action"), _ -> askToRotate()),
                        new Button(text("webhook.edit"), _ -> openEdit(webhook)),
                        test);
    }

    private void test() {
        watch.follow(id, webhooks.test(id).id());
        Notices.success(text("webhook.testing"));
        show();
    }

    private void resend(Delivery delivery) {
        try {
            watch.follow(id, webhooks.resend(id, delivery.id()).id());
            Notices.success(text("webhook.delivery.resending", delivery.event()));
        } catch (ApplicationException.Conflict e) {
            Notices.error(Phrases.of(e));
        }
        show();
    }

    private void toggle(Webhook webhook) {
        webhooks.edit(id, WebhookChange.enabled(!webhook.enabled()));
        Notices.success(text(webhook.enabled() ? "webhook.state.disabled" : "webhook.state.enabled"));
        show();
    }

    private void openEdit(Webhook webhook) {
        new WebhookDialog(webhook, (url, types) -> {
                    webhooks.edit(id, new WebhookChange(url, types, null));
                    Notices.success(text("webhook.saved"));
                    show();
                })
                .open();
    }

    private void askToRotate() {
        new DestructiveDialog(
                        text("webhook.rotate.title"),
                        text("webhook.rotate.text"),
                        text("webhook.rotate.action"),
                        () -> {
                            var rotated = webhooks.rotateSecret(id);
                            new SigningSecretDialog(rotated, text("webhook.rotate.next")).open();
                            show();
                        })
                .open();
    }

    private void askToDelete(Webhook webhook) {
        new DestructiveDialog(
                        text("webhook.deletion.title", webhook.host()),
                        text("webhook.deletion.text"),
                        text("webhook.deletion.action"),
                        () -> {
                            webhooks.delete(id, _ -> {});
                            Notices.success(text("webhook.deletion.done", webhook.host()));
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
                        text("webhook.delivery.body"),
                        JsonMapper.shared().readTree(delivery.body()).toPrettyString()));
        details.addClassName("form-column");
        panel.show(delivery.event(), details);
    }
}
