package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.credential.Credential;
import io.restormel.keys.credential.CredentialService;
import io.restormel.keys.credential.CredentialStatus;
import io.restormel.keys.credential.Rewrapping;
import io.restormel.keys.credential.VerificationService;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.FindField;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveChange;
import io.restormel.keys.platform.ui.LiveView;
import io.restormel.keys.platform.ui.NewWanted;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.TimeText;
import jakarta.annotation.security.PermitAll;

/** The providers' keys of the workspace. */
@Route("credentials")
@PageTitle("credential.page")
@Menu(title = "credential.page", order = 12.5, icon = Icons.KEY)
@StyleSheet("assets/styles/policies.css")
@PermitAll
class CredentialsView extends PageLayout implements BeforeEnterObserver, LiveView {

    private final CredentialService credentials;
    private final VerificationService verification;
    private final CatalogService catalogs;
    private final boolean mayChange;
    private final DataGrid<Credential> grid;

    CredentialsView(
            CredentialService credentials,
            VerificationService verification,
            CatalogService catalogs,
            Rewrapping rewrapping,
            CurrentCaller callers) {
        super(text("credential.page"), text("credential.about"));
        header().withHelp("docs/credentials");
        this.credentials = credentials;
        this.verification = verification;
        this.catalogs = catalogs;
        mayChange = callers.require().mayInWorkspace(Role.ADMIN);
        grid = grid();
        header().withActions(addButton());
        add(new RewrapNotice(rewrapping));
        var find = new FindField();
        grid.readByPage(
                find,
                query -> credentials.page(find.words(), query.getOffset(), query.getLimit()).stream(),
                _ -> credentials.count(find.words()));
        add(find, new Section(text("credential.all"), grid).flush());
    }

    @Override
    public boolean shows(LiveChange change) {
        return change.isOf("credential");
    }

    @Override
    public void refresh() {
        grid.getDataProvider().refreshAll();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (mayChange && NewWanted.by(event)) {
            openAdd();
        }
    }

    private Button addButton() {
        var add = new Button(text("credential.add.action"), Icons.of(Icons.PLUS), _ -> openAdd());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setEnabled(mayChange);
        return add;
    }

    private void openAdd() {
        new AddCredentialDialog(catalogs.current(), credentials, verification).open();
    }

    private DataGrid<Credential> grid() {
        var empty = new EmptyState(Icons.KEY, text("credential.none.title"), text("credential.none.text"));
        var table = new DataGrid<Credential>(text("credential.page"), empty);
        table.addComponentColumn(this::link)
                .setHeader(text("credential.name"))
                .setWidth("200px")
                .setFlexGrow(2);
        table.addColumn(credential -> CredentialWords.provider(credential.providerType(), catalogs.current()))
                .setHeader(text("credential.provider"))
                .setWidth("120px");
        table.giveLineTo(table.addColumn(CredentialWords::key)
                .setHeader(text("credential.key"))
                .setWidth("190px"));
        table.addComponentColumn(CredentialsView::state)
                .setHeader(text("credential.status"))
                .setWidth("150px");
        table.addColumn(credential -> CredentialWords.reach(credential.reach()))
                .setHeader(text("credential.usedIn"))
                .setWidth("160px");
        table.addComponentColumn(CredentialsView::lastUsed)
                .setHeader(text("credential.lastUsed"))
                .setWidth("120px")
                .setFlexGrow(0);
        return table;
    }

    private Component link(Credential credential) {
        return new Anchor("credentials/" + credential.id(), CredentialWords.title(credential, catalogs.current()));
    }

    /** The one thing to know: what keeps it from being used, else what its provider says. */
    private static Component state(Credential credential) {
        return credential.status() == CredentialStatus.ACTIVE
                ? CredentialWords.verification(credential)
                : CredentialWords.status(credential.status());
    }

    private static Component lastUsed(Credential credential) {
        return credential.lastUsedAt() == null
                ? new Span(text("credential.never"))
                : new TimeText(credential.lastUsedAt());
    }
}
