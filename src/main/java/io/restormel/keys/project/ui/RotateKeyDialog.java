package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.project.GatewayKey;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.Project;
import java.time.Duration;
import java.util.Locale;

/** Gives a Gateway Key another secret, and says how long the present one works on. */
final class RotateKeyDialog extends Dialog {

    private enum Overlap {
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        NONE(Duration.ZERO);

        private final Duration length;

        Overlap(Duration length) {
            this.length = length;
        }

        private String label() {
            return text("project.rotate." + name().toLowerCase(Locale.ROOT));
        }
    }

    private final Div body = new Div();
    private final Paragraph problem = new Paragraph();
    private final Select<Overlap> overlap = new Select<>();

    /** @param rotated runs once there is a new secret */
    RotateKeyDialog(GatewayKeyService keys, Project project, GatewayKey key, Runnable rotated) {
        setHeaderTitle(text("project.rotate.title", key.label() == null ? key.shown() : key.label()));
        setWidth("40rem");
        body.addClassName("form-column");
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        overlap.setLabel(text("project.rotate.present"));
        overlap.setItems(Overlap.values());
        overlap.setItemLabelGenerator(Overlap::label);
        overlap.setValue(Overlap.DAY);
        body.add(new Paragraph(text("project.rotate.text")), overlap, problem);
        add(body);
        var rotate = new Button(text("project.keys.rotate"), _ -> {
            try {
                var created = keys.rotate(project.id(), key.id(), overlap.getValue().length);
                ShownKey.in(this, body, project, created);
                rotated.run();
            } catch (ApplicationException e) {
                problem.setText(Phrases.of(e));
                problem.setVisible(true);
            }
        });
        rotate.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("platform.cancel"), _ -> close()), rotate);
    }
}
