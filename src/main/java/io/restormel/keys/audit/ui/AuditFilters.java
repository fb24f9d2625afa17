package io.restormel.keys.audit.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
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

    private final TextField search = new TextField(text("audit.search.label"));
    private final Select<String> target = new Select<>();
    private final Select<AuditQuery.Period> period = new Select<>();

    /** @param changed gets what the person chose */
    AuditFilters(Consumer<AuditQuery> changed) {
        search.setPlaceholder(text("audit.search.hint"));
        search.setPrefixComponent(Icons.of(Icons.SEARCH));
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setClearButtonVisible(true);
        search.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        target.setItems(TARGETS);
        target.setLabel(text("audit.ofWhat"));
        target.setItemLabelGenerator(type -> type == null ? text("audit.anything") : EventWords.type(type));
        target.setEmptySelectionAllowed(true);
        target.setEmptySelectionCaption(text("audit.anything"));
        target.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        period.setLabel(text("audit.period.label"));
        period.setItems(AuditQuery.Period.values());
        period.setItemLabelGenerator(AuditQuery.Period::label);
        period.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        getContent().addClassName("audit-filters");
        getContent().add(search, target, period);
    }

    private void tell(boolean byPerson, Consumer<AuditQuery> changed) {
        if (byPerson) {
            var words = search.getValue().strip();
            changed.accept(new AuditQuery(period.getValue(), target.getValue(), words.isEmpty() ? null : words));
        }
    }

    /** Shows what the address says. */
    void show(AuditQuery query) {
        var words = query.words() == null ? "" : query.words();
        if (!search.getValue().strip().equals(words)) {
            search.setValue(words);
        }
        target.setValue(query.target() != null && TARGETS.contains(query.target()) ? query.target() : null);
        period.setValue(query.period());
    }
}
