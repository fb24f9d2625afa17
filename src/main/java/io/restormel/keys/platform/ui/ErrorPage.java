package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import io.restormel.keys.platform.Redaction;
import java.util.stream.Stream;

/** A page that stands in for one that cannot be shown: says so plainly and offers the way back. */
class ErrorPage extends Main {

    ErrorPage() {
        addClassName("error-page");
    }

    /** @param more ways on, before the one back */
    void show(String icon, String title, String text, Anchor... more) {
        var ways = Stream.concat(Stream.of(more), Stream.of(new Anchor("", text("platform.backToStart"))));
        removeAll();
        add(new EmptyState(icon, title, Redaction.of(text), ways.toArray(Component[]::new)));
    }
}
