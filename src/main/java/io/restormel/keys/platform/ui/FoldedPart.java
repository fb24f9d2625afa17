package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a form that unfolds. What it holds comes into the page when it is first open: a long form with many of them
 * is there sooner, and costs the server and the browser less.
 */
public abstract class FoldedPart extends Details {

    private final List<Component> waiting = new ArrayList<>();

    protected FoldedPart(String summary) {
        super(summary);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                bring();
            }
        });
    }

    /** Holds this; its values can be set and read whether it is in the page or not. */
    protected final void hold(Component... content) {
        waiting.addAll(List.of(content));
        if (isOpened()) {
            bring();
        }
    }

    private void bring() {
        add(List.copyOf(waiting));
        waiting.clear();
    }
}
