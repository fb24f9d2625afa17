package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.textfield.PasswordField;
import io.restormel.keys.credential.ProviderSecret;

/** Takes a provider's key and gives it out once; it is never sent back to the browser. */
final class SecretField extends PasswordField {

    SecretField(String label) {
        super(label);
        setWidthFull();
        setRevealButtonVisible(false);
        setRequiredIndicatorVisible(true);
        setMaxLength(8_000);
        getElement().setAttribute("autocomplete", "off");
        getElement().setAttribute("data-1p-ignore", "");
    }

    boolean isBlank() {
        return getValue().isBlank();
    }

    /** The key that was typed; the field is empty afterwards. To be closed by the caller. */
    ProviderSecret take() {
        var secret = ProviderSecret.of(getValue().strip());
        clear();
        return secret;
    }

    void askForIt() {
        setErrorMessage(text("credential.pasteKey"));
        setInvalid(true);
    }
}
