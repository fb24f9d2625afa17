package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.UI;
import java.util.function.UnaryOperator;

/** What the tab says. The router sets it as the view's {@code @PageTitle} has it, which may be a key. */
final class PageTitles {

    private PageTitles() {}

    /** For every page, with the frame or without it. */
    static void translate(UI ui) {
        change(ui, Texts::title);
    }

    /** Adds the product's name, if it is not there. */
    static void nameProduct(UI ui) {
        change(ui, title -> {
            var text = Texts.title(title);
            return text.endsWith(AppShell.PRODUCT) ? text : text + " · " + AppShell.PRODUCT;
        });
    }

    private static void change(UI ui, UnaryOperator<String> change) {
        ui.beforeClientResponse(ui, _ -> {
            var title = ui.getInternals().getTitle();
            if (title != null && !title.isEmpty()) {
                var changed = change.apply(title);
                if (!changed.equals(title)) {
                    ui.getPage().setTitle(changed);
                }
            }
        });
    }
}
