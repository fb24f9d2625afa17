package io.restormel.keys.platform.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.textfield.TextField;

/** A read-only value in fixed-width type with a copy button: an id, or a secret that is shown this once. */
public final class CopyField extends TextField {

    public CopyField(String label, String value) {
        super(label);
        addClassName("copy-field");
        setValue(value);
        setReadOnly(true);
        setWidthFull();
        getElement().setAttribute("spellcheck", "false");
        setSuffixComponent(new CopyButton(text("platform.copy", label), value));
    }
}
