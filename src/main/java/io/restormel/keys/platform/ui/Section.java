package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** A titled card within a page. Its content is padded; {@link #flush()} lets a grid reach the edges. */
public final class Section extends com.vaadin.flow.component.html.Section {

    private final Div actions = new Div();
    private final Div body = new Div();

    public Section(String title, Component... content) {
        this(title, "", content);
    }

    /** @param description one or two sentences below the title; empty leaves it out */
    public Section(String title, String description, Component... content) {
        addClassNames("card", "section");
        var heading = new H2(title);
        var text = new Div(heading);
        if (!description.isEmpty()) {
            text.add(new Paragraph(description));
        }
        actions.addClassName("section-actions");
        actions.setVisible(false);
        var head = new Div(text, actions);
        head.addClassName("section-head");
        body.addClassName("section-body");
        body.add(content);
        getElement().appendChild(head.getElement(), body.getElement());
        getElement().setAttribute("aria-label", title);
    }

    /** Puts small buttons beside the title. */
    public Section withActions(Component... components) {
        actions.add(components);
        actions.setVisible(true);
        return this;
    }

    /** Removes the padding around the content. */
    public Section flush() {
        addClassName("section-flush");
        return this;
    }

    /** The part below the title; add and remove content here. */
    public Div body() {
        return body;
    }
}
