package io.restormel.keys.project.ui;

import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.platform.ui.FormDialog;
import java.util.function.Consumer;

/** A dialog with one field: to create something by name, or to give it another. */
final class NameDialog {

    private static final int MAX_LENGTH = 120;

    private NameDialog() {}

    static FormDialog create(String title, String label, String action, Consumer<String> onSave) {
        return rename(title, label, "", action, onSave);
    }

    static FormDialog rename(String title, String label, String value, String action, Consumer<String> onSave) {
        var field = new TextField(label);
        field.setMaxLength(MAX_LENGTH);
        field.setWidthFull();
        field.setAutofocus(true);
        field.setValue(value);
        return new FormDialog(title, action, () -> onSave.accept(field.getValue()), field);
    }
}
