package io.restormel.keys.webhook.ui;

import static io.restormel.keys.platform.ui.Texts.text;

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
        setHeaderTitle(text("webhook.secret.title"));
        setWidth("40rem");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        var warning = new Paragraph(text("webhook.secret.warning"));
        warning.addClassName("form-warning");
        var body = new Div(
                warning, new CopyField(text("webhook.secret.label"), created.signingSecret()), new Paragraph(more));
        body.addClassName("form-column");
        add(body);
        var done = new Button(text("webhook.secret.copied"), _ -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
