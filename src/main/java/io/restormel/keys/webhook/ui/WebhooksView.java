package io.restormel.keys.webhook.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.MainLayout;
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
@PageTitle("Webhooks")
@Menu(title = "Webhooks", order = 31, icon = Icons.WEBHOOK)
@StyleSheet("assets/styles/webhooks.css")
@PermitAll
public final class WebhooksView extends PageLayout implements LiveView {

    private static final Logger log = LoggerFactory.getLogger(WebhooksView.class);

    private final WebhookService webhooks;
    private final DataGrid<Webhook> grid;
    private final Div content = new Div();

    WebhooksView(WebhookService webhooks) {
        super("Webhooks", "Tell other systems of changes to routes, policies, keys, credentials and people.");
        this.webhooks = webhooks;
        this.grid = grid();
        content.addClassName("page-content");
        add(content);
        if (webhooks.mayManage()) {
            header().withActions(addButton());
            reload();
        } else {
            content.add(new EmptyState(
                    Icons.LOCK, "For administrators", "Ask an administrator or owner of this workspace to look here."));
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
            content.add(new Section("All webhooks", grid).flush());
        } catch (DataAccessException | TransactionException e) {
            log.warn("Webhooks could not be read", e);
            content.add(new EmptyState(
                    Icons.ALERT,
                    "The webhooks cannot be read",
                    "The database does not answer. Nothing is lost; try again in a moment.",
                    new Button("Try again", _ -> reload())));
        }
    }

    private DataGrid<Webhook> grid() {
        var empty = new EmptyState(
                Icons.WEBHOOK,
                "No webhooks yet",
                "Add an address of yours: it is called, signed and with retries for a day, whenever something changes.",
                addButton());
        var table = new DataGrid<Webhook>("Webhooks", empty);
        table.addComponentColumn(WebhooksView::link)
                .setHeader("Address")
                .setWidth("240px")
                .setFlexGrow(3);
        table.addColumn(WebhookWords::events).setHeader("Events").setWidth("160px");
        table.addComponentColumn(WebhookWords::status).setHeader("Status").setWidth("160px");
        table.addComponentColumn(webhook -> WebhookWords.time(webhook.lastSuccessAt(), "Nothing yet"))
                .setHeader("Last delivered")
                .setWidth("130px");
        return table;
    }

    private static Component link(Webhook webhook) {
        return new Anchor("webhooks/" + webhook.id(), webhook.url());
    }

    private Button addButton() {
        var button = new Button("Add webhook", Icons.of(Icons.PLUS), _ -> openAdd());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private void openAdd() {
        new WebhookDialog(null, (url, types) -> {
                    var created = webhooks.create(url, types);
                    reload();
                    new SigningSecretDialog(created, "Open the webhook afterwards to send a test.").open();
                })
                .open();
    }
}
