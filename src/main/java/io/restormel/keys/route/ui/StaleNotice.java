package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Says that somebody else was faster, and offers both ways on. Hidden until then. */
final class StaleNotice extends Div {

    StaleNotice(Runnable loadTheirs, Runnable keepMine) {
        addClassName("stale-notice");
        getElement().setAttribute("role", "alert");
        add(
                new Span(text("route.stale.text")),
                new Button(text("route.stale.load"), _ -> loadTheirs.run()),
                new Button(text("route.stale.keep"), _ -> keepMine.run()));
        setVisible(false);
    }
}
