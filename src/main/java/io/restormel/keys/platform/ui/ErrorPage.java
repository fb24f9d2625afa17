package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;

/** A page that stands in for one that cannot be shown: says so plainly and offers the way back. */
class ErrorPage extends Main {

    ErrorPage() {
        addClassName("error-page");
    }

    void show(String icon, String title, String text) {
        removeAll();
        add(new EmptyState(icon, title, text, new Anchor("", "Back to the start")));
    }
}
