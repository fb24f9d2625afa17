package io.restormel.keys.webhook.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import io.restormel.keys.webhook.WebhookEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The events to be told of: all, or those that are ticked, by what they are about. */
final class EventTypesField extends Composite<Div> {

    private final Checkbox all = new Checkbox("All events, also those to come");
    private final Map<String, CheckboxGroup<WebhookEvent>> groups = new LinkedHashMap<>();
    private final Div choices = new Div();

    EventTypesField(List<String> chosen) {
        choices.addClassName("webhook-events");
        for (var event : WebhookEvent.values()) {
            groups.computeIfAbsent(event.subject(), EventTypesField::group);
        }
        groups.forEach((subject, group) -> {
            var own = Arrays.stream(WebhookEvent.values())
                    .filter(event -> event.subject().equals(subject))
                    .toList();
            group.setItems(own);
            group.setValue(
                    own.stream().filter(event -> chosen.contains(event.wire())).collect(Collectors.toSet()));
            choices.add(group);
        });
        all.addValueChangeListener(change -> choices.setVisible(!change.getValue()));
        all.setValue(chosen.contains(WebhookEvent.ALL));
        getContent().add(all, choices);
        getContent().addClassName("form-column");
    }

    private static CheckboxGroup<WebhookEvent> group(String subject) {
        var group = new CheckboxGroup<WebhookEvent>(WebhookWords.subject(subject));
        group.setItemLabelGenerator(WebhookWords::name);
        return group;
    }

    /** Empty when nothing is ticked. */
    List<String> value() {
        if (all.getValue()) {
            return List.of(WebhookEvent.ALL);
        }
        return groups.values().stream()
                .flatMap(group -> group.getValue().stream())
                .map(WebhookEvent::wire)
                .toList();
    }
}
