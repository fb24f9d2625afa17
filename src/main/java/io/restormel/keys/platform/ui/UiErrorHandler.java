package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import io.restormel.keys.platform.ApplicationException;

/**
 * What becomes of an exception that a click or a background task threw: a refusal is said, a
 * save that came too late is told at its form, a bug gets a reference.
 */
final class UiErrorHandler implements ErrorHandler {

    @Override
    public void error(ErrorEvent event) {
        var ui = UI.getCurrent();
        var form = LivePage.currentForm();
        if (ui != null && form.isPresent() && isStale(event.getThrowable())) {
            ui.access(() -> form.get().conflict().refused());
            return;
        }
        var words = words(event.getThrowable());
        if (ui != null) {
            ui.access(() -> Notices.error(words));
        }
    }

    private static boolean isStale(Throwable thrown) {
        return RefusalPage.refusalIn(thrown)
                .filter(ApplicationException.Stale.class::isInstance)
                .isPresent();
    }

    private static String words(Throwable thrown) {
        return RefusalPage.refusalIn(thrown)
                .map(Phrases::of)
                .orElseGet(() -> text("platform.fault.notice", ErrorReference.log(thrown)));
    }
}
