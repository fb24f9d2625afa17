package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import io.restormel.keys.platform.Redaction;

/** A page that stands in for one that cannot be shown: says so plainly and offers the way back. */
class ErrorPage extends Main {

    ErrorPage() {
        addClassName("error-page");
    }

    void show(String icon, String title, String text) {
        removeAll();
        add(new EmptyState(icon, title, Redaction.of(text), new Anchor("", text("platform.backToStart"))));
    }
}
