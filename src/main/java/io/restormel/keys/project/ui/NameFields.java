package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.platform.ui.EditedValue;
import io.restormel.keys.platform.ui.LiveForm;
import java.util.List;

/** The one field of {@link NameDialog}. */
final class NameFields implements EditedValue.Fields<NameFields.Named> {

    private static final int MAX_LENGTH = 120;

    private final TextField field;

    /** @param revision of the thing that has this name */
    record Named(String name, long revision) {}

    NameFields(String label) {
        field = new TextField(label);
        field.setMaxLength(MAX_LENGTH);
        field.setWidthFull();
        field.setAutofocus(true);
    }

    TextField field() {
        return field;
    }

    @Override
    public void show(Named value) {
        field.setValue(value.name());
    }

    @Override
    public List<LiveForm.Difference> differences(Named theirs) {
        return theirs.name().equals(field.getValue())
                ? List.of()
                : List.of(new LiveForm.Difference(text("platform.conflict.name"), theirs.name(), field.getValue()));
    }
}
