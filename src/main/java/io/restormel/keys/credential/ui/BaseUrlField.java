package io.restormel.keys.credential.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.platform.ApplicationException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The address of an OpenAI-compatible or private model server; empty for the provider's own. */
final class BaseUrlField extends TextField {

    BaseUrlField() {
        super(text("credential.baseUrl.label"));
        setWidthFull();
        setMaxLength(500);
        setPlaceholder("https://models.example.com/v1");
        setHelperText(text("credential.baseUrl.hint"));
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
            throw ApplicationException.invalid("baseUrl", text("credential.baseUrl.problem"));
        }
    }
}
