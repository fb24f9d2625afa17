package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.project.Environment;
import io.restormel.keys.usage.RequestFacets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields that narrow down the list of requests; they offer what the period and the project have. */
final class RequestFilters extends Composite<Div> {

    private final TextField text = new TextField(text("usage.search"));
    private final ComboBox<String> status = new ComboBox<>(text("usage.status"));
    private final ComboBox<UUID> environment = new ComboBox<>(text("usage.environment"));
    private final ComboBox<UUID> route = new ComboBox<>(text("usage.dimension.route"));
    private final ComboBox<String> provider = new ComboBox<>(text("usage.dimension.provider"));
    private final ComboBox<String> model = new ComboBox<>(text("usage.dimension.model"));
    private final ComboBox<UUID> key = new ComboBox<>(text("usage.dimension.key"));
    private final TextField endUser = new TextField(text("usage.dimension.enduser"));
    private RequestQuery query = RequestQuery.FIRST;
    private Map<UUID, String> names = Map.of();

    /** @param changed gets what the person chose */
    RequestFilters(Consumer<RequestQuery> changed) {
        text.setPlaceholder(text("usage.searchHint"));
        text.setPrefixComponent(Icons.of(Icons.SEARCH));
        for (var field : List.of(text, endUser)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.setClearButtonVisible(true);
            field.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        }
        endUser.setPlaceholder(text("usage.any"));
        status.setItemLabelGenerator(Statuses::label);
        for (var ids : List.of(environment, route, key)) {
            ids.setItemLabelGenerator(id -> names.getOrDefault(id, id.toString()));
        }
        for (var box : List.of(status, environment, route, provider, model, key)) {
            box.setClearButtonVisible(true);
            box.setPlaceholder(text("usage.any"));
            box.addValueChangeListener(event -> tell(event.isFromClient(), changed));
        }
        getContent().addClassName("usage-filters");
        getContent().add(text, status, route, model, provider, environment, key, endUser);
    }

    /** An id goes straight to its request. */
    private void tell(boolean byPerson, Consumer<RequestQuery> changed) {
        if (!byPerson) {
            return;
        }
        var words = words(text);
        var id = words == null ? null : Address.idOf(words).orElse(null);
        if (id != null) {
            write(text, query.text());
        }
        changed.accept(new RequestQuery(
                query.range(),
                status.getValue(),
                environment.getValue(),
                route.getValue(),
                provider.getValue(),
                model.getValue(),
                key.getValue(),
                words(endUser),
                id == null ? words : query.text(),
                id == null ? query.request() : id));
    }

    private static @Nullable String words(TextField field) {
        var words = field.getValue().strip();
        return words.isEmpty() ? null : words;
    }

    /**
     * Shows what the address says and offers what there is.
     *
     * @param routes names by id, as are {@code keys}
     */
    void show(RequestQuery shown, RequestFacets facets, Map<UUID, String> routes, Map<UUID, String> keys) {
        query = shown;
        var environments = facets.environments().stream().collect(Collectors.toMap(Environment::id, Environment::name));
        names = new HashMap<>(environments);
        names.putAll(routes);
        names.putAll(keys);
        offer(status, facets.statuses(), shown.status());
        offer(environment, byName(environments), shown.environment());
        offer(route, byName(routes), shown.route());
        offer(provider, facets.providers(), shown.provider());
        offer(model, facets.models(), shown.model());
        offer(key, byName(keys), shown.key());
        write(text, shown.text());
        write(endUser, shown.endUser());
    }

    private static void write(TextField field, @Nullable String value) {
        var words = value == null ? "" : value;
        if (!field.getValue().strip().equals(words)) {
            field.setValue(words);
        }
    }

    private static List<UUID> byName(Map<UUID, String> names) {
        return names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .toList();
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
