package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.platform.ui.SidePanel;
import io.restormel.keys.usage.ModelCheck;
import io.restormel.keys.usage.RequestLogs;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The details of one request beside the list. */
final class RequestDrawer extends Composite<Div> {

    private final SidePanel panel = new SidePanel(text("usage.request"));
    private final RequestLogs requests;
    private final CatalogService catalog;
    private final ModelCheck check;
    private @Nullable UUID shown;

    /** @param closed told when the person closes it */
    RequestDrawer(RequestLogs requests, CatalogService catalog, ModelCheck check, Runnable closed) {
        this.requests = requests;
        this.catalog = catalog;
        this.check = check;
        panel.addOpenedChangeListener(event -> {
            if (!event.isOpened() && shown != null) {
                shown = null;
                closed.run();
            }
        });
        getContent().add(panel);
    }

    /** @param wanted null closes it; one that the project does not have is said to be missing */
    void show(UUID projectId, @Nullable UUID wanted) {
        if (wanted == null) {
            shown = null;
            panel.close();
        } else if (!wanted.equals(shown)) {
            shown = wanted;
            open(projectId, wanted);
        }
    }

    private void open(UUID projectId, UUID id) {
        var found = requests.find(projectId, id).orElse(null);
        if (found == null) {
            panel.show(text("usage.request"), new Paragraph(text("usage.requestMissing", id)));
            return;
        }
        panel.show(
                found.routeName() == null ? Statuses.label(found.status()) : found.routeName(),
                new RequestDetails(
                        found,
                        requests.outcomes(List.of(found)).getOrDefault(id, List.of()),
                        new WhyNot(found, catalog, check),
                        UI.getCurrentOrThrow()));
    }
}
