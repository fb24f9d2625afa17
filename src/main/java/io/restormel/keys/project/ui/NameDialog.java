package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.platform.ui.EditedValue;
import io.restormel.keys.platform.ui.FormDialog;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A dialog with one field: to create something by name, or to give it another. */
final class NameDialog {

    private NameDialog() {}

    /** What to do with another name; refused when the revision is not the present one. */
    interface OnRename {
        void rename(String name, long revision);
    }

    static FormDialog create(String title, String label, String action, Consumer<String> onSave) {
        var field = new NameFields(label).field();
        return new FormDialog(title, action, () -> onSave.accept(field.getValue()), field);
    }

    /**
     * @param kind as changes name it
     * @param stored reads the thing anew
     */
    static FormDialog rename(
            String title, String label, String kind, UUID id, Supplier<NameFields.Named> stored, OnRename onSave) {
        var fields = new NameFields(label);
        var edited = new EditedValue<>(kind, id.toString(), stored, fields);
        return new FormDialog(
                        title,
                        text("project.rename"),
                        () -> onSave.rename(
                                fields.field().getValue(), edited.seen().revision()),
                        fields.field())
                .withConflict(edited);
    }
}
