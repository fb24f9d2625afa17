package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.platform.ApplicationException;

/** A few fields and one action. A refusal is shown in the dialog, which stays open with what was typed. */
public final class FormDialog extends Dialog {

    private final Paragraph problem = new Paragraph();

    /** @param onSave runs on the UI thread; the dialog closes when it returns */
    public FormDialog(String title, String action, Runnable onSave, Component... fields) {
        setHeaderTitle(title);
        setWidth("30rem");
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var form = new Div(fields);
        form.addClassName("form-column");
        form.add(problem);
        add(form);
        var save = new Button(action, _ -> save(onSave));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(text("platform.cancel"), _ -> close()), save);
    }

    private void save(Runnable onSave) {
        try {
            onSave.run();
            close();
        } catch (ApplicationException e) {
            show(Phrases.of(e));
        }
    }

    private void show(String text) {
        problem.setText(text);
        problem.setVisible(true);
    }
}
