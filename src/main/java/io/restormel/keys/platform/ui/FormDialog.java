package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.platform.ApplicationException;
import org.jspecify.annotations.Nullable;

/** A few fields and one action. A refusal is shown in the dialog, which stays open with what was typed. */
public final class FormDialog extends Dialog {

    private final Paragraph problem = new Paragraph();
    private final Div form;
    private @Nullable LiveForm edited;

    /** @param onSave runs on the UI thread; the dialog closes when it returns */
    public FormDialog(String title, String action, Runnable onSave, Component... fields) {
        setHeaderTitle(title);
        setWidth("30rem");
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        form = new Div(fields);
        form.addClassName("form-column");
        form.add(problem);
        add(form);
        var save = new Button(action, _ -> save(onSave));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        EnterKey.in(form, () -> save(onSave));
        getFooter().add(new Button(text("platform.cancel"), _ -> close()), save);
    }

    /** When somebody else saved before, the dialog tells who, and lets the person choose. */
    public FormDialog withConflict(LiveForm over) {
        edited = over;
        form.addComponentAsFirst(over.conflict());
        return this;
    }

    /** Once: what comes while the dialog goes away was meant for this very save. */
    private void save(Runnable onSave) {
        if (!isOpened()) {
            return;
        }
        problem.setVisible(false);
        try {
            onSave.run();
            close();
        } catch (ApplicationException e) {
            if (e instanceof ApplicationException.Stale && edited != null) {
                edited.conflict().refused();
            } else {
                show(Phrases.of(e));
            }
        }
    }

    private void show(String text) {
        problem.setText(text);
        problem.setVisible(true);
    }
}
