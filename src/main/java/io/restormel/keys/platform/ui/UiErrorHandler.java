package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;

/** What becomes of an exception that a click or a background task threw: a refusal is said, a bug gets a reference. */
final class UiErrorHandler implements ErrorHandler {

    @Override
    public void error(ErrorEvent event) {
        var cause = event.getThrowable();
        var text = "Something went wrong on our side. Reference: " + ErrorReference.log(cause);
        var ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> Notices.error(text));
        }
    }
}
