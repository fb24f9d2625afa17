package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import io.restormel.keys.credential.Rewrapping;
import io.restormel.keys.platform.ui.Icons;
import org.jspecify.annotations.Nullable;

/** Tells how far the replacing of the key-encryption key is, as long as it is not over; the browser asks every two seconds. */
final class RewrapNotice extends Composite<Div> {

    private static final int INTERVAL_MILLIS = 2000;

    private final Rewrapping rewrapping;
    private final Span words = new Span();
    private @Nullable Registration polling;

    RewrapNotice(Rewrapping rewrapping) {
        this.rewrapping = rewrapping;
        getContent().addClassNames("notice", "form-warning", "wide-notice");
        getContent().getElement().setAttribute("role", "status");
        getContent().add(Icons.of(Icons.REFRESH), words);
        refresh();
    }

    /** False once there is nothing more to tell. */
    private boolean refresh() {
        var progress = rewrapping.progress();
        getContent().setVisible(!progress.isOver());
        words.setText(words(progress));
        return !progress.isOver();
    }

    static String words(Rewrapping.Progress progress) {
        var sealed = text("credential.rewrap.progress", progress.done(), progress.total());
        return progress.failed() == 0 ? sealed : sealed + " " + text("credential.rewrap.failed", progress.failed());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (!getContent().isVisible()) {
            return;
        }
        var ui = event.getUI();
        ui.setPollInterval(INTERVAL_MILLIS);
        polling = ui.addPollListener(_ -> {
            if (!refresh()) {
                ui.setPollInterval(-1);
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (polling != null) {
            polling.remove();
            polling = null;
            event.getUI().setPollInterval(-1);
        }
    }
}
