package io.restormel.keys.platform.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import io.restormel.keys.platform.ApplicationException;

/** What becomes of an exception that a click or a background task threw: a refusal is said, a bug gets a reference. */
final class UiErrorHandler implements ErrorHandler {

    @Override
    public void error(ErrorEvent event) {
        var text = text(event.getThrowable());
        var ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> Notices.error(text));
        }
    }

    private static String text(Throwable thrown) {
        return RefusalPage.refusalIn(thrown)
                .map(ApplicationException::getMessage)
                .orElseGet(() -> "Something went wrong on our side. Reference: " + ErrorReference.log(thrown));
    }
}
