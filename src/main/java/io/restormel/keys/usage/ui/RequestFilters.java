package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.usage.UsageReport;
import io.restormel.keys.usage.UsageReport.RouteName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The fields that narrow down the list of requests; they offer what the period has. */
final class RequestFilters extends Composite<Div> {

    private final TextField text = new TextField("Search");
    private final ComboBox<String> status = new ComboBox<>("Status");
    private final ComboBox<String> model = new ComboBox<>("Model");
    private final ComboBox<RouteName> route = new ComboBox<>("Route");
    private UsageQuery query;

    /** @param changed gets what the person chose */
    RequestFilters(UsageQuery start, Consumer<UsageQuery> changed) {
        query = start;
        text.setPlaceholder("Route, model, request or end user");
        text.setPrefixComponent(Icons.of(Icons.SEARCH));
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setClearButtonVisible(true);
        status.setItemLabelGenerator(Statuses::label);
        route.setItemLabelGenerator(RouteName::name);
        for (var box : List.of(status, model, route)) {
            box.setClearButtonVisible(true);
            box.setPlaceholder("Any");
            box.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        }
        text.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        getContent().addClassName("usage-filters");
        getContent().add(text, status, model, route);
    }

    private void tell(boolean byPerson, Consumer<UsageQuery> changed) {
        if (byPerson) {
            var chosen = route.getValue();
            var words = text.getValue().strip();
            query = new UsageQuery(
                    query.range(),
                    status.getValue(),
                    model.getValue(),
                    chosen == null ? null : chosen.id(),
                    words.isEmpty() ? null : words,
                    query.calls());
            changed.accept(query);
        }
    }

    /** Shows what the address says and offers what the report has. */
    void show(UsageQuery shown, UsageReport report) {
        query = shown;
        offer(status, report.byStatus().stream().map(UsageReport.Series::status).toList(), shown.status());
        offer(
                model,
                report.byModel().stream()
                        .map(UsageReport.ModelTotals::modelId)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .toList(),
                shown.model());
        offer(route, report.routes(), route(shown.route(), report.routes()));
        var words = shown.text() == null ? "" : shown.text();
        if (!text.getValue().strip().equals(words)) {
            text.setValue(words);
        }
    }

    private static @Nullable RouteName route(@Nullable UUID id, List<RouteName> known) {
        return id == null
                ? null
                : known.stream()
                        .filter(route -> route.id().equals(id))
                        .findFirst()
                        .orElse(new RouteName(id, id.toString()));
    }

    /** New items would close a list that is open, hence only when they differ. */
    private static <T> void offer(ComboBox<T> box, List<T> items, @Nullable T value) {
        var all = new ArrayList<>(items);
        if (value != null && !all.contains(value)) {
            all.add(value);
        }
        if (!Objects.equals(box.getListDataView().getItems().toList(), all)) {
            box.setItems(all);
        }
        if (!Objects.equals(box.getValue(), value)) {
            box.setValue(value);
        }
    }
}
