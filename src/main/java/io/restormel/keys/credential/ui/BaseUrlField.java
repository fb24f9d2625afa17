package io.restormel.keys.credential.ui;

import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.platform.ApplicationException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The address of an OpenAI-compatible or private model server; empty for the provider's own. */
final class BaseUrlField extends TextField {

    BaseUrlField() {
        super("Base URL");
        setWidthFull();
        setMaxLength(500);
        setPlaceholder("https://models.example.com/v1");
        setHelperText("Only for OpenAI-compatible or private servers. Empty: the provider's own address.");
    }

    void show(@Nullable URI address) {
        setValue(address == null ? "" : address.toString());
    }

    /** @throws ApplicationException.Invalid when it is no address */
    @Nullable
    URI address() {
        var text = getValue().strip();
        try {
            return text.isEmpty() ? null : URI.create(text);
        } catch (IllegalArgumentException _) {
            throw ApplicationException.invalid("baseUrl", "is not an address");
        }
    }
}
