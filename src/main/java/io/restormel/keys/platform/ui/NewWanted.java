package io.restormel.keys.platform.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;

/** Tells whether an address asks for the dialog that creates something: {@code routes?new}. */
public final class NewWanted {

    /** What the address has; its value does not matter. */
    public static final QueryParameters QUERY = QueryParameters.of("new", "");

    private NewWanted() {}

    /** Not while the navigation goes on to another address, which asks again. */
    public static boolean by(BeforeEnterEvent event) {
        return !event.hasForwardTarget()
                && event.getLocation().getQueryParameters().getParameters().containsKey("new");
    }
}
