package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.restormel.keys.usage.RequestSearch;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What can be done with the list: open and save views of it, choose its columns, take it along as a file. */
final class RequestTools extends Composite<Div> {

    /**
     * @param current the query that the page shows; {@code open} shows another
     * @param columns gets those to be shown
     */
    RequestTools(
            UUID personId,
            UUID projectId,
            DownloadHandler export,
            Supplier<String> current,
            Consumer<String> open,
            Consumer<Set<RequestColumn>> columns) {
        var own = "restormel-requests:" + personId + ":" + projectId;
        var menus = new MenuBar();
        menus.setI18n(new MenuBar.MenuBarI18n().setMoreOptions(text("platform.menu.more")));
        var views = new SavedViews(
                menus.addItem(text("usage.views.menu")), new BrowserMemory(own + ":views"), current, open);
        var choice =
                new ColumnChoice(menus.addItem(text("usage.columns")), new BrowserMemory(own + ":columns"), columns);
        var link = new Anchor(export, AttachmentType.DOWNLOAD, text("usage.export"));
        link.addClassName("usage-export");
        link.setTitle(text("usage.exportHint", Figures.count(RequestSearch.MOST_EXPORTED)));
        getContent().addClassName("usage-choice");
        getContent().add(menus, link);
        addAttachListener(event -> {
            views.load(event.getUI());
            choice.load(event.getUI());
        });
    }
}
