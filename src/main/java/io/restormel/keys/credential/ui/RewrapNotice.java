package io.restormel.keys.credential.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import io.restormel.keys.credential.Rewrapping;
import io.restormel.keys.platform.ui.Icons;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells how far the replacing of the key-encryption key is, as long as it is not over; the browser asks every two seconds. */
final class RewrapNotice extends Composite<Div> {

    private static final int INTERVAL_MILLIS = 2000;

    private final Rewrapping rewrapping;
    private final Span text = new Span();
    private @Nullable Registration polling;

    RewrapNotice(Rewrapping rewrapping) {
        this.rewrapping = rewrapping;
        getContent().addClassNames("notice", "form-warning", "wide-notice");
        getContent().getElement().setAttribute("role", "status");
        getContent().add(Icons.of(Icons.REFRESH), text);
        refresh();
    }

    /** False once there is nothing more to tell. */
    private boolean refresh() {
        var progress = rewrapping.progress();
        getContent().setVisible(!progress.isOver());
        text.setText(text(progress));
        return !progress.isOver();
    }

    static String text(Rewrapping.Progress progress) {
        var sealed = String.format(
                Locale.ROOT,
                "The encryption key was replaced: %,d of %,d secrets are sealed under the new one. Keep the old key until"
                        + " all are.",
                progress.done(),
                progress.total());
        int failed = progress.failed();
        if (failed == 0) {
            return sealed;
        }
        return sealed
                + String.format(
                        Locale.ROOT,
                        failed == 1
                                ? " %,d does not open with any key given here: name the key it was sealed under as"
                                        + " retired, or replace its secret. Audit names the credential."
                                : " %,d do not open with any key given here: name the keys they were sealed under as"
                                        + " retired, or replace the secrets. Audit names the credentials.",
                        failed);
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
