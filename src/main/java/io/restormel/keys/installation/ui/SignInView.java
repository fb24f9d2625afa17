package io.restormel.keys.installation.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.installation.Installation;
import io.restormel.keys.installation.Installation.Provider;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import jakarta.annotation.security.PermitAll;

/** How people may sign in, and from which variables that comes. To read only. */
@Route("sign-in")
@PageTitle("installation.signIn.page")
@Menu(title = "installation.signIn.page", order = 30.5, icon = Icons.PLUG)
@PermitAll
class SignInView extends PageLayout {

    private static final String DOMAINS = "RESTORMEL_SIGN_IN_ALLOWED_DOMAINS";

    SignInView(Installation installation, CurrentCaller caller) {
        super(text("installation.signIn.page"), text("installation.signIn.sentence"));
        header().withHelp("docs/operations#sign-in");
        if (!caller.require().mayInWorkspace(Role.ADMIN)) {
            add(new Paragraph(text("installation.adminsOnly")));
            return;
        }
        var domains = installation.allowedDomains();
        add(
                new Section(text("installation.signIn.providers"), "", grid(installation)).flush(),
                new Section(
                        text("installation.signIn.joining"),
                        "",
                        new Paragraph(
                                domains.isBlank()
                                        ? text("installation.signIn.invitedOnly", DOMAINS)
                                        : text("installation.signIn.domains", domains, DOMAINS))));
    }

    private static DataGrid<Provider> grid(Installation installation) {
        var empty = new EmptyState(Icons.PLUG, text("installation.signIn.none"), text("installation.signIn.noneText"));
        var grid = new DataGrid<Provider>(text("installation.signIn.providers"), empty);
        grid.addColumn(Provider::name)
                .setHeader(text("installation.signIn.name"))
                .setWidth("12rem");
        grid.addComponentColumn(provider -> new Code(provider.variables()))
                .setHeader(text("installation.signIn.variables"))
                .setFlexGrow(2)
                .setWidth("24rem");
        grid.setItems(installation.providers());
        return grid;
    }
}
