package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.html.Main;

/** The usual view: a {@link PageHeader} and below it what the view adds, evenly spaced, in a column of readable width. */
public class PageLayout extends Main {

    private final PageHeader header;

    public PageLayout(String title, String explanation) {
        header = new PageHeader(title, explanation);
        addClassName("page");
        add(header);
    }

    /** The head of this view, to add actions, badges and the breadcrumb. */
    public final PageHeader header() {
        return header;
    }

    /** Uses the whole width, for wide tables and canvases. */
    protected final void useFullWidth() {
        addClassName("page-wide");
    }
}
