package io.restormel.keys.audit.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.restormel.keys.audit.AuditWords;
import io.restormel.keys.platform.ui.Icons;
import java.util.List;
import java.util.function.Consumer;

/** The fields that narrow down the list of events. */
final class AuditFilters extends Composite<Div> {

    private static final List<String> TARGETS = List.of(
            "project",
            "environment",
            "gateway_key",
            "device_login",
            "management_key",
            "route",
            "policy",
            "credential",
            "end_user",
            "model_choice",
            "person",
            "workspace",
            "webhook",
            "encryption_key");

    private final TextField text = new TextField("Search");
    private final Select<String> target = new Select<>();
    private final Select<AuditQuery.Period> period = new Select<>();

    /** @param changed gets what the person chose */
    AuditFilters(Consumer<AuditQuery> changed) {
        text.setPlaceholder("Person, name, action, address or id");
        text.setPrefixComponent(Icons.of(Icons.SEARCH));
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setClearButtonVisible(true);
        text.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        target.setItems(TARGETS);
        target.setLabel("Of what");
        target.setItemLabelGenerator(type -> type == null ? "Anything" : AuditWords.words(type));
        target.setEmptySelectionAllowed(true);
        target.setEmptySelectionCaption("Anything");
        target.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        period.setLabel("Period");
        period.setItems(AuditQuery.Period.values());
        period.setItemLabelGenerator(AuditQuery.Period::label);
        period.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        getContent().addClassName("audit-filters");
        getContent().add(text, target, period);
    }

    private void tell(boolean byPerson, Consumer<AuditQuery> changed) {
        if (byPerson) {
            var words = text.getValue().strip();
            changed.accept(new AuditQuery(period.getValue(), target.getValue(), words.isEmpty() ? null : words));
        }
    }

    /** Shows what the address says. */
    void show(AuditQuery query) {
        var words = query.text() == null ? "" : query.text();
        if (!text.getValue().strip().equals(words)) {
            text.setValue(words);
        }
        target.setValue(query.target() != null && TARGETS.contains(query.target()) ? query.target() : null);
        period.setValue(query.period());
    }
}
