package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.dataview.ComboBoxListDataView;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A provider and a model to choose, the second narrowed by the first; the choice's facts stand below. */
final class ModelFields {

    private final ModelChoices choices;
    private final ComboBox<String> provider = new ComboBox<>(text("route.model.provider"));
    private final ComboBox<String> model = new ComboBox<>(text("route.model.model"));
    private final ComboBoxListDataView<String> offered;
    private final String noModel;

    /** @param noModel what an empty model means, such as "The route's default model" */
    ModelFields(ModelChoices choices, String noModel, Runnable changed) {
        this.choices = choices;
        this.noModel = noModel;
        provider.setItems(choices.providers());
        provider.setItemLabelGenerator(choices::providerName);
        provider.setClearButtonVisible(true);
        model.setClearButtonVisible(true);
        model.setPlaceholder(noModel);
        model.setRenderer(new ComponentRenderer<>(this::option));
        model.getStyle().set("--vaadin-combo-box-overlay-width", "22rem");
        offered = model.setItems(choices.models(null));
        provider.addValueChangeListener(event -> {
            offerModels();
            provider.setInvalid(false);
            if (event.isFromClient()) {
                changed.run();
            }
        });
        model.addValueChangeListener(event -> {
            showFacts();
            if (event.isFromClient()) {
                changed.run();
            }
        });
    }

    ComboBox<String> provider() {
        return provider;
    }

    ComboBox<String> model() {
        return model;
    }

    void set(@Nullable String providerId, @Nullable String modelId) {
        provider.setValue(providerId);
        model.setValue(modelId);
        showFacts();
    }

    @Nullable
    String providerId() {
        return provider.getValue();
    }

    @Nullable
    String modelId() {
        return model.getValue();
    }

    void setReadOnly(boolean readOnly) {
        provider.setReadOnly(readOnly);
        model.setReadOnly(readOnly);
    }

    private void offerModels() {
        var served = Set.copyOf(choices.models(provider.getValue()));
        // New items would drop what is picked meanwhile by somebody fast. A model that the new provider lacks stays
        // visible with a warning, so that nothing changes silently.
        offered.setFilter(served::contains);
        showFacts();
    }

    private void showFacts() {
        var id = model.getValue();
        var warning = choices.warning(provider.getValue(), id);
        model.setInvalid(warning.isBad());
        model.setErrorMessage(warning.text());
        var facts = id == null ? noModel : choices.facts(provider.getValue(), id);
        model.setHelperText(warning.text().isEmpty() ? facts : facts + " — " + warning.text());
    }

    private Div option(String id) {
        var facts = new Span(choices.facts(provider.getValue(), id));
        facts.addClassName("muted");
        var option = new Div(new Span(id), facts);
        option.addClassName("model-option");
        return option;
    }
}
