package io.restormel.keys.webhook.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import io.restormel.keys.webhook.WebhookEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events to be told of: all, or those that are ticked, by what they are about. */
final class EventTypesField extends Composite<Div> {

    private final Checkbox all = new Checkbox(text("webhook.events.allToCome"));
    private final Map<WebhookEvent, Checkbox> boxes = new LinkedHashMap<>();
    private final Div groups = new Div();

    EventTypesField() {
        groups.addClassName("webhook-events");
        var bySubject = new LinkedHashMap<String, FieldSet>();
        for (var event : WebhookEvent.values()) {
            var box = new Checkbox(WebhookWords.name(event));
            box.setAriaLabel(
                    text("webhook.events.of", WebhookWords.subject(event.subject()), WebhookWords.name(event)));
            boxes.put(event, box);
            bySubject
                    .computeIfAbsent(event.subject(), subject -> new FieldSet(WebhookWords.subject(subject)))
                    .add(box);
        }
        bySubject.values().forEach(groups::add);
        all.addValueChangeListener(change -> groups.setVisible(!change.getValue()));
        getContent().add(all, groups);
        getContent().addClassName("form-column");
    }

    void show(List<String> chosen) {
        all.setValue(chosen.contains(WebhookEvent.ALL));
        boxes.forEach((event, box) -> box.setValue(chosen.contains(event.wire())));
    }

    /** Empty when nothing is ticked. */
    List<String> value() {
        if (all.getValue()) {
            return List.of(WebhookEvent.ALL);
        }
        return boxes.entrySet().stream()
                .filter(each -> each.getValue().getValue())
                .map(each -> each.getKey().wire())
                .toList();
    }
}
