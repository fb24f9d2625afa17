package io.restormel.keys.webhook.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.EditedValue;
import io.restormel.keys.platform.ui.LiveForm;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.webhook.Webhook;
import io.restormel.keys.webhook.WebhookChange;
import io.restormel.keys.webhook.WebhookEvent;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks for the address and the events of a webhook. */
final class WebhookDialog extends Dialog implements EditedValue.Fields<Webhook> {

    /** What to do with the answers; a refusal is shown at its field. */
    interface OnSave {
        void save(String url, List<String> eventTypes);
    }

    /** The same, where they are to replace what the person has seen. */
    interface OnEdit {
        void save(Webhook seen, WebhookChange change);
    }

    private final TextField url = new TextField(text("webhook.address"));
    private final EventTypesField events = new EventTypesField();
    private final Paragraph problem = new Paragraph();
    private final Div form = new Div(url, events, problem);
    private OnSave onSave = (_, _) -> {};
    private @Nullable EditedValue<Webhook> edited;

    private WebhookDialog(String title, String action) {
        setHeaderTitle(title);
        setWidth("40rem");
        url.setWidthFull();
        url.setAutofocus(true);
        url.setPlaceholder("https://example.com/hooks/restormel");
        url.setHelperText(text("webhook.addressHint"));
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        form.addClassName("form-column");
        add(form);
        var save = new Button(action, _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("platform.cancel"), _ -> close()), save);
    }

    static WebhookDialog add(OnSave onSave) {
        var dialog = new WebhookDialog(text("webhook.add"), text("webhook.add"));
        dialog.events.show(List.of(WebhookEvent.ALL));
        dialog.onSave = onSave;
        return dialog;
    }

    /** @param stored reads it anew */
    static WebhookDialog edit(UUID id, Supplier<Webhook> stored, OnEdit onEdit) {
        var dialog = new WebhookDialog(text("webhook.editTitle"), text("webhook.save"));
        var over = new EditedValue<>("webhook", id.toString(), stored, dialog);
        dialog.edited = over;
        dialog.form.addComponentAsFirst(over.conflict());
        dialog.onSave = (url, types) -> onEdit.save(over.seen(), new WebhookChange(url, types, null));
        return dialog;
    }

    @Override
    public void show(Webhook value) {
        url.setValue(value.url());
        events.show(value.eventTypes());
    }

    @Override
    public List<LiveForm.Difference> differences(Webhook theirs) {
        var types = events.value();
        return Stream.of(
                        new LiveForm.Difference(text("webhook.address"), theirs.url(), url.getValue()),
                        new LiveForm.Difference(
                                text("webhook.events.title"),
                                String.join(", ", theirs.eventTypes()),
                                String.join(", ", types)))
                .filter(part -> !Objects.equals(part.theirs(), part.mine()))
                .toList();
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
        } catch (ApplicationException.Stale e) {
            if (edited == null) {
                throw e;
            }
            edited.conflict().refused();
        } catch (ApplicationException.Conflict e) {
            show(Phrases.of(e));
        }
    }

    private void show(String text) {
        problem.setText(text);
        problem.setVisible(true);
    }
}
