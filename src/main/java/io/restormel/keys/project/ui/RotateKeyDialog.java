package io.restormel.keys.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.project.GatewayKey;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.Project;
import java.time.Duration;

/** Gives a Gateway Key another secret, and says how long the present one works on. */
final class RotateKeyDialog extends Dialog {

    private enum Overlap {
        DAY("Works on for a day", Duration.ofDays(1)),
        WEEK("Works on for 7 days", Duration.ofDays(7)),
        NONE("Ends now: apps that still use it are refused", Duration.ZERO);

        private final String label;
        private final Duration length;

        Overlap(String label, Duration length) {
            this.label = label;
            this.length = length;
        }
    }

    private final Div body = new Div();
    private final Paragraph problem = new Paragraph();
    private final RadioButtonGroup<Overlap> overlap = new RadioButtonGroup<>("The present secret");

    /** @param rotated runs once there is a new secret */
    RotateKeyDialog(GatewayKeyService keys, Project project, GatewayKey key, Runnable rotated) {
        setHeaderTitle("Rotate " + (key.label() == null ? key.shown() : key.label()));
        setWidth("40rem");
        body.addClassName("form-column");
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        overlap.setItems(Overlap.values());
        overlap.setItemLabelGenerator(choice -> choice.label);
        overlap.setValue(Overlap.DAY);
        body.add(
                new Paragraph("The key gets a new secret; its id, scopes and history stay. "
                        + "The list shows whether anything still uses the old one."),
                overlap,
                problem);
        add(body);
        var rotate = new Button("Rotate", _ -> {
            try {
                var created = keys.rotate(project.id(), key.id(), overlap.getValue().length);
                ShownKey.in(this, body, project, created);
                rotated.run();
            } catch (ApplicationException e) {
                problem.setText(e.getMessage());
                problem.setVisible(true);
            }
        });
        rotate.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), rotate);
    }
}
