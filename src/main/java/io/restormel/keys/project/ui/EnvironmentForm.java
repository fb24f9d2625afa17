package io.restormel.keys.project.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.platform.ui.FormDialog;

/** What a new environment is called and what kind it is. */
final class EnvironmentForm {

    private static final String DEFAULT_TYPE = "staging";

    private final TextField name = new TextField(text("project.name"));
    private final Select<String> type = new Select<>();

    EnvironmentForm() {
        name.setMaxLength(120);
        name.setWidthFull();
        name.setAutofocus(true);
        name.setHelperText(text("project.environments.nameHelp"));
        type.setLabel(text("project.environments.type"));
        type.setItems("dev", "test", DEFAULT_TYPE, "prod");
        type.setValue(DEFAULT_TYPE);
        type.setWidthFull();
    }

    FormDialog dialog(Runnable onSave) {
        return new FormDialog(text("project.environments.add"), text("project.environments.add"), onSave, name, type);
    }

    String name() {
        return name.getValue();
    }

    String type() {
        return type.getOptionalValue().orElse(DEFAULT_TYPE);
    }
}
