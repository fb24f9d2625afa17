package io.restormel.keys.installation.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.restormel.keys.installation.Installation;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.PageLayout;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.ServerOrigin;
import jakarta.annotation.security.PermitAll;

/** Which version this is, on what it runs, and where to read on. */
@Route("about")
@PageTitle("installation.about.page")
@Menu(title = "installation.about.page", order = 38, icon = Icons.INFO)
@PermitAll
class AboutView extends PageLayout {

    AboutView(Installation installation) {
        super(text("installation.about.page"), text("installation.about.sentence"));
        header().withHelp("docs/backup#upgrade");
        var api = new Anchor("keys/docs/api", text("installation.about.api"));
        api.setRouterIgnore(true);
        var links = new UnorderedList(
                new ListItem(new Anchor("docs", text("installation.about.docs")), paragraph("docsText")),
                new ListItem(api, paragraph("apiText")));
        links.addClassName("link-cards");
        add(
                new Section(
                        text("installation.about.server"),
                        "",
                        Facts.of(
                                Facts.fact(
                                        text("installation.about.version"),
                                        installation.version().orElse(text("installation.about.development"))),
                                Facts.fact(text("installation.about.address"), ServerOrigin.current()),
                                Facts.fact(text("installation.about.database"), installation.database()),
                                Facts.fact(
                                        text("installation.about.java"),
                                        Runtime.version().toString()),
                                Facts.fact(
                                        text("installation.about.licence"), text("installation.about.licenceName")))),
                new Section(text("installation.about.more"), "", links));
    }

    private static Paragraph paragraph(String key) {
        return new Paragraph(text("installation.about." + key));
    }
}
