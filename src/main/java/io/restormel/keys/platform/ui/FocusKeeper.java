package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.UI;

/**
 * Keeps the place of somebody who uses no mouse. A page that was gone to gets the focus, at its start. When what had the
 * focus is drawn anew, is gone or was switched off, the focus goes to what has its name now, else to its neighbour, to
 * the section it was in, or to the page's start. Nothing is taken from what has the focus, and after a click beside all
 * controls nothing is given.
 */
final class FocusKeeper {

    /** Long enough for a closing dialog to give the focus back by itself. */
    private static final int SETTLED_MILLIS = 60;

    private static final String WATCH = ClientScript.named("focus-keeper.js");

    private FocusKeeper() {}

    static void watch(UI ui) {
        ui.getPage().executeJs(WATCH, SETTLED_MILLIS);
    }
}
