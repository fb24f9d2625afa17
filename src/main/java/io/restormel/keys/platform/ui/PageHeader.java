package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** The head of a view: where it is, its title, one sentence that explains it, and its actions on the right. */
public final class PageHeader extends Div {

    private final OrderedList trail = new OrderedList();
    private final Nav breadcrumb = new Nav(trail);
    private final H1 title = new H1();
    private final Div titleRow = new Div(title);
    private final Paragraph explanation = new Paragraph();
    private final Anchor help = new Anchor();
    private final Div actions = new Div();

    /** A header with a title and one explaining sentence; an empty sentence is left out. */
    public PageHeader(String title, String explanation) {
        addClassName("page-header");
        breadcrumb.addClassName("breadcrumb");
        breadcrumb.setAriaLabel(text("platform.breadcrumb"));
        breadcrumb.setVisible(false);
        titleRow.addClassName("page-title");
        this.explanation.addClassName("page-explanation");
        actions.addClassName("page-actions");
        actions.setVisible(false);
        help.addClassName("page-help");
        help.setVisible(false);
        var text = new Div(breadcrumb, titleRow, new Div(this.explanation, help));
        text.addClassName("page-header-text");
        add(text, actions);
        setTitle(title);
        setExplanation(explanation);
    }

    public void setTitle(String text) {
        title.setText(text);
    }

    /** Replaces the sentence below the title; empty hides it. */
    public void setExplanation(String text) {
        explanation.setText(text);
        explanation.setVisible(!text.isEmpty());
    }

    /** Leads to the page of the documentation that tells more, such as {@code docs/gateway-keys}. */
    public PageHeader withHelp(String path) {
        help.setHref(path);
        help.setText(text("platform.learnMore"));
        help.setVisible(true);
        return this;
    }

    /** Puts small things beside the title, such as a {@link StatusBadge}; replaces earlier ones. */
    public PageHeader withBadges(Component... badges) {
        titleRow.removeAll();
        titleRow.add(title);
        titleRow.add(badges);
        return this;
    }

    /** Adds buttons on the right, the most important one last; on a narrow screen they move below the text. */
    public PageHeader withActions(Component... components) {
        actions.add(components);
        actions.setVisible(true);
        return this;
    }

    /** Takes trail and actions away, for a view that is entered again; title, sentence and badges are replaced anyway. */
    public void clear() {
        trail.removeAll();
        breadcrumb.setVisible(false);
        actions.removeAll();
        actions.setVisible(false);
    }

    /** Adds one ancestor of this page to the trail; call from the outermost inwards. The path is absolute in the app. */
    public PageHeader withCrumb(String label, String path) {
        trail.add(new ListItem(new Anchor(path, label)));
        breadcrumb.setVisible(true);
        return this;
    }

    /** Ends the trail with the name of this page. */
    public PageHeader withCurrentCrumb(String label) {
        var here = new Span(label);
        here.getElement().setAttribute("aria-current", "page");
        trail.add(new ListItem(here));
        breadcrumb.setVisible(true);
        return this;
    }
}
