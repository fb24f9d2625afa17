package io.restormel.keys.audit.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.audit.AuditExport;
import io.restormel.keys.audit.AuditFilter;
import io.restormel.keys.audit.AuditService;
import io.restormel.keys.audit.ChainedEvent;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.MainLayout;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.SidePanel;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The workspace's audit log: read, filtered, exported, verified. Filters are in the address. */
@Route(value = "audit", layout = MainLayout.class)
@PageTitle("audit.page")
@Menu(title = "audit.page", order = 21, icon = Icons.HISTORY)
@StyleSheet("assets/styles/audit.css")
@PermitAll
public final class AuditView extends PageLayout implements BeforeEnterObserver, LiveView {

    private static final Logger log = LoggerFactory.getLogger(AuditView.class);
    private static final int PAGE = 100;

    private final AuditService audit;
    private final Clock clock;
    private final AuditFilters filters = new AuditFilters(AuditView::goTo);
    private final AuditGrid grid = new AuditGrid();
    private final Section list = new Section(text("audit.events"), filters, grid);
    private final ChainVerification verdict;
    private final Div instead = new Div();
    private final SidePanel panel = new SidePanel(text("audit.event"));
    private final boolean mayRead;
    /** Read by downloads too, which hold no lock on the page. */
    private volatile AuditFilter filter = AuditFilter.ALL;

    AuditView(AuditService audit, CurrentCaller callers, Clock clock) {
        super(text("audit.page"), text("audit.explanation"));
        header().withHelp("docs/audit#what-is-detected");
        this.audit = audit;
        this.clock = clock;
        verdict = new ChainVerification(audit, callers);
        mayRead = audit.mayRead();
        if (mayRead) {
            header().withActions(
                            download(AuditExport.CSV, text("audit.export.csv")),
                            download(AuditExport.NDJSON, text("audit.export.ndjson")),
                            verifyButton());
        }
        grid.addItemClickListener(event -> open(event.getItem()));
        add(verdict, instead, list, panel);
    }

    private Button verifyButton() {
        var button = new Button(text("audit.verify"), Icons.of(Icons.SHIELD));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        button.addClickListener(_ -> {
            verdict.start(() -> button.setEnabled(true));
        });
        return button;
    }

    private Anchor download(AuditExport format, String label) {
        var link = new Anchor(event -> send(format, event), AttachmentType.DOWNLOAD, label);
        link.addClassName("audit-export");
        return link;
    }

    private void send(AuditExport format, DownloadEvent event) throws IOException {
        var wanted = filter;
        audit.requireReadable(wanted);
        event.setFileName(format.fileName());
        event.setContentType(format.mediaType());
        try (var out = event.getOutputStream()) {
            audit.export(wanted, format, out);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = AuditQuery.of(event.getLocation().getQueryParameters());
        filters.show(query);
        filter = query.filter(clock.instant());
        reload();
    }

    private static void goTo(AuditQuery wanted) {
        UI.getCurrentOrThrow().navigate("audit", wanted.parameters());
    }

    private void reload() {
        if (!mayRead) {
            showInstead(new EmptyState(Icons.LOCK, text("audit.denied.title"), text("audit.denied.text")));
            return;
        }
        try {
            var shown = filter;
            if (audit.page(AuditFilter.ALL, null, 1).events().isEmpty()) {
                showInstead(new EmptyState(Icons.HISTORY, text("audit.empty.title"), text("audit.empty.text")));
                return;
            }
            grid.load(cursor -> audit.page(shown, cursor, PAGE));
            instead.setVisible(false);
            list.setVisible(true);
        } catch (DataAccessException | TransactionException e) {
            log.warn("The audit log could not be read", e);
            showInstead(new EmptyState(
                    Icons.ALERT,
                    text("audit.unread.title"),
                    text("audit.unread.text"),
                    new Button(text("audit.unread.again"), _ -> reload())));
        }
    }

    @Override
    public boolean shows(LiveChange change) {
        return mayRead;
    }

    @Override
    public void refresh() {
        reload();
    }

    private void showInstead(EmptyState state) {
        instead.removeAll();
        instead.add(state);
        instead.setVisible(true);
        list.setVisible(false);
    }

    private void open(ChainedEvent chained) {
        panel.show(EventWords.action(chained.event().action()), new AuditDetails(chained, UI.getCurrentOrThrow()));
    }
}
