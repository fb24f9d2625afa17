package io.restormel.keys.webhook.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.NewWanted;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.webhook.Webhook;
import io.restormel.keys.webhook.WebhookService;
import jakarta.annotation.security.PermitAll;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The webhooks of the workspace. */
@Route(value = "webhooks", layout = MainLayout.class)
@PageTitle("webhook.page")
@Menu(title = "webhook.page", order = 31, icon = Icons.WEBHOOK)
@StyleSheet("assets/styles/webhooks.css")
@PermitAll
public final class WebhooksView extends PageLayout implements BeforeEnterObserver, LiveView {

    private static final Logger log = LoggerFactory.getLogger(WebhooksView.class);

    private final WebhookService webhooks;
    private final DataGrid<Webhook> grid;
    private final Div content = new Div();

    WebhooksView(WebhookService webhooks) {
        super(text("webhook.page"), text("webhook.explanation"));
        header().withHelp("docs/webhooks");
        this.webhooks = webhooks;
        this.grid = grid();
        content.addClassName("page-content");
        add(content);
        if (webhooks.mayManage()) {
            header().withActions(addButton());
            reload();
        } else {
            content.add(new EmptyState(Icons.LOCK, text("webhook.denied.title"), text("webhook.denied.text")));
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (webhooks.mayManage() && NewWanted.by(event)) {
            openAdd();
        }
    }

    @Override
    public boolean shows(LiveChange change) {
        return change.isOf("webhook") && webhooks.mayManage();
    }

    @Override
    public void refresh() {
        reload();
    }

    private void reload() {
        content.removeAll();
        try {
            grid.setItems(webhooks.list());
            content.add(new Section(text("webhook.all"), grid).flush());
        } catch (DataAccessException | TransactionException e) {
            log.warn("Webhooks could not be read", e);
            content.add(new EmptyState(
                    Icons.ALERT,
                    text("webhook.unread.title"),
                    text("webhook.unread.text"),
                    new Button(text("webhook.unread.again"), _ -> reload())));
        }
    }

    private DataGrid<Webhook> grid() {
        var empty = new EmptyState(Icons.WEBHOOK, text("webhook.none.title"), text("webhook.none.text"));
        var table = new DataGrid<Webhook>(text("webhook.page"), empty);
        table.addComponentColumn(WebhooksView::link)
                .setHeader(text("webhook.address"))
                .setWidth("240px")
                .setFlexGrow(3);
        table.addColumn(WebhookWords::events)
                .setHeader(text("webhook.events.title"))
                .setWidth("160px");
        table.addComponentColumn(WebhookWords::status)
                .setHeader(text("webhook.status"))
                .setWidth("160px");
        table.addComponentColumn(webhook -> WebhookWords.time(webhook.lastSuccessAt(), text("webhook.nothingYet")))
                .setHeader(text("webhook.lastDelivered"))
                .setWidth("130px");
        return table;
    }

    private static Component link(Webhook webhook) {
        return new Anchor("webhooks/" + webhook.id(), webhook.url());
    }

    private Button addButton() {
        var button = new Button(text("webhook.add"), Icons.of(Icons.PLUS), _ -> openAdd());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void openAdd() {
        WebhookDialog.add((url, types) -> {
                    var created = webhooks.create(url, types);
                    reload();
                    new SigningSecretDialog(created, text("webhook.secret.next")).open();
                })
                .open();
    }
}
