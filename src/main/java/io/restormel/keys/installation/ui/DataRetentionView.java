package io.restormel.keys.installation.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;

/** What is kept, for how long, and what ends it. These times are fixed: there is nothing to set. */
@Route("data-retention")
@PageTitle("installation.retention.page")
@Menu(title = "installation.retention.page", order = 34, icon = Icons.ARCHIVE)
@PermitAll
class DataRetentionView extends PageLayout {

    private enum Kept {
        REQUESTS,
        OUTCOMES,
        AUDIT,
        HEALTH,
        DELIVERIES,
        LINKS,
        REPLIES;

        private String what() {
            return text("installation.kept." + name().toLowerCase(Locale.ROOT));
        }

        private String howLong() {
            return text("installation.until." + name().toLowerCase(Locale.ROOT));
        }
    }

    DataRetentionView() {
        super(text("installation.retention.page"), text("installation.retention.sentence"));
        header().withHelp("docs/backup");
        var grid = new DataGrid<Kept>(
                text("installation.retention.title"), new Paragraph(text("installation.retention.none")));
        grid.addColumn(Kept::what)
                .setHeader(text("installation.retention.what"))
                .setFlexGrow(2)
                .setWidth("14rem");
        grid.addColumn(Kept::howLong)
                .setHeader(text("installation.retention.until"))
                .setFlexGrow(3)
                .setWidth("18rem");
        grid.setItems(Kept.values());
        add(
                new Section(text("installation.retention.title"), "", grid).flush(),
                new Section(
                        text("installation.retention.endUsers"),
                        "",
                        new Paragraph(text("installation.retention.endUsersText"))));
    }
}
