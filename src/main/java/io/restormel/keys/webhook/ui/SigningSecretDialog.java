package io.restormel.keys.webhook.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.restormel.keys.platform.ui.CopyField;
import io.restormel.keys.webhook.NewWebhook;

/** Shows a signing secret, this once. */
final class SigningSecretDialog extends Dialog {

    /** @param more a sentence on what happens next */
    SigningSecretDialog(NewWebhook created, String more) {
        setHeaderTitle("Copy the signing secret now");
        setWidth("40rem");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        var warning = new Paragraph("This is the only time it is shown. Your receiver needs it to know our calls.");
        warning.addClassName("form-warning");
        var body = new Div(warning, new CopyField("Signing secret", created.signingSecret()), new Paragraph(more));
        body.addClassName("form-column");
        add(body);
        var done = new Button("I have copied it", _ -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
