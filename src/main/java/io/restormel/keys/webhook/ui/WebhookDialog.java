package io.restormel.keys.webhook.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.platform.ApplicationException;
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

    private final TextField url = new TextField("Address");
    private final EventTypesField events;
    private final Paragraph problem = new Paragraph();
    private final OnSave onSave;

    /** @param present null for a new one */
    WebhookDialog(@Nullable Webhook present, OnSave onSave) {
        this.onSave = onSave;
        var action = present == null ? "Add webhook" : "Save";
        setHeaderTitle(present == null ? "Add webhook" : "Edit webhook");
        setWidth("40rem");
        url.setWidthFull();
        url.setAutofocus(true);
        url.setPlaceholder("https://example.com/hooks/restormel");
        url.setHelperText("A public https address; an administrator of this server can allow others.");
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
        getFooter().add(new Button("Cancel", _ -> close()), save);
    }

    private void save() {
        url.setInvalid(false);
        problem.setVisible(false);
        var types = events.value();
        if (types.isEmpty()) {
            show("Choose at least one event.");
            return;
        }
        try {
            onSave.save(url.getValue(), types);
            close();
        } catch (ApplicationException.Invalid e) {
            if ("url".equals(e.details().get("field"))) {
                url.setErrorMessage(e.getMessage());
                url.setInvalid(true);
            } else {
                show(e.getMessage());
            }
        } catch (ApplicationException.Conflict e) {
            show(e.getMessage());
        }
    }

    private void show(String text) {
        problem.setText(text);
        problem.setVisible(true);
    }
}
