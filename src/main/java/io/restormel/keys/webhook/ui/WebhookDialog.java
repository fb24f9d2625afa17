package io.restormel.keys.webhook.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.webhook.Webhook;
import io.restormel.keys.webhook.WebhookEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the address and the events of a webhook. */
final class WebhookDialog extends Dialog {

    /** What to do with the answers; a refusal is shown at its field. */
    interface OnSave {
        void save(String url, List<String> eventTypes);
    }

    private final TextField url = new TextField(text("webhook.address"));
    private final EventTypesField events;
    private final Paragraph problem = new Paragraph();
    private final OnSave onSave;

    /** @param present null for a new one */
    WebhookDialog(@Nullable Webhook present, OnSave onSave) {
        this.onSave = onSave;
        var action = text(present == null ? "webhook.add" : "webhook.save");
        setHeaderTitle(text(present == null ? "webhook.add" : "webhook.editTitle"));
        setWidth("40rem");
        url.setWidthFull();
        url.setAutofocus(true);
        url.setPlaceholder("https://example.com/hooks/restormel");
        url.setHelperText(text("webhook.addressHint"));
        url.setValue(present == null ? "" : present.url());
        events = new EventTypesField(present == null ? List.of(WebhookEvent.ALL) : present.eventTypes());
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var form = new Div(url, events, problem);
        form.addClassName("form-column");
        add(form);
        var save = new Button(action, _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("platform.cancel"), _ -> close()), save);
    }

    private void save() {
        url.setInvalid(false);
        problem.setVisible(false);
        var types = events.value();
        if (types.isEmpty()) {
            show(text("webhook.events.chooseOne"));
            return;
        }
        try {
            onSave.save(url.getValue(), types);
            close();
        } catch (ApplicationException.Invalid e) {
            if ("url".equals(e.details().get("field"))) {
                url.setErrorMessage(Phrases.of(e));
                url.setInvalid(true);
            } else {
                show(Phrases.of(e));
            }
        } catch (ApplicationException.Conflict e) {
            show(Phrases.of(e));
        }
    }

    private void show(String text) {
        problem.setText(text);
        problem.setVisible(true);
    }
}
