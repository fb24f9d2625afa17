package io.restormel.keys.installation.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.installation.Installation;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.LiveFigures;
import io.restormel.keys.platform.ui.Numbers;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatTile;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.UUID;

/** Which key seals the providers' secrets, and how far a replacement is. To read only: the key is the operator's. */
@Route("encryption-key")
@PageTitle("installation.key.page")
@Menu(title = "installation.key.page", order = 33, icon = Icons.LOCK)
@PermitAll
class EncryptionKeyView extends PageLayout implements LiveFigures {

    private final Installation installation;
    private final Div parts = new Div();
    private boolean replacing;

    EncryptionKeyView(Installation installation, CurrentCaller caller) {
        super(text("installation.key.page"), text("installation.key.sentence"));
        this.installation = installation;
        header().withHelp("docs/operations#the-encryption-key");
        if (!caller.require().mayInWorkspace(Role.ADMIN)) {
            add(new Paragraph(text("installation.adminsOnly")));
            return;
        }
        parts.addClassName("page-content");
        add(parts);
        show();
    }

    private void show() {
        var sealed = installation.sealed();
        replacing = !sealed.isOver();
        parts.removeAll();
        parts.add(
                new Section(
                        text("installation.key.inForce"),
                        "",
                        Facts.of(Facts.fact(text("installation.key.id"), new Code(installation.encryptionKeyId())))),
                StatTile.row(
                        new StatTile(text("installation.key.current"), Numbers.count(sealed.done()), "", ""),
                        new StatTile(
                                text("installation.key.older"),
                                Numbers.count(sealed.total() - sealed.done()),
                                "",
                                sealed.isOver() ? "" : text("installation.key.olderHint")),
                        new StatTile(text("installation.key.failed"), Numbers.count(sealed.failed()), "", "")),
                new Section(text("installation.key.replace"), "", new Paragraph(text("installation.key.replaceText"))));
    }

    /** A job replaces it. */
    @Override
    public Optional<UUID> figuresOf() {
        return Optional.empty();
    }

    @Override
    public void look() {
        if (replacing) {
            show();
        }
    }
}
