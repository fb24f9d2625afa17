package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/**
 * What a list or a view shows while it has nothing: what would be here, why it matters, and the first step. That has no
 * button where the page or the section has one for it: one is enough, and within a table no Tab key reaches it.
 */
public final class EmptyState extends Div {

    /** @param icon one of {@link Icons} */
    public EmptyState(String icon, String title, String text, Component... actions) {
        addClassName("empty-state");
        var circle = new Div(Icons.of(icon));
        circle.addClassName("empty-state-icon");
        add(circle, new H2(title), new Paragraph(text));
        if (actions.length > 0) {
            var row = new Div(actions);
            row.addClassName("empty-state-actions");
            add(row);
        }
    }
}
