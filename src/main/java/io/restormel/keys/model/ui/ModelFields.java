package io.restormel.keys.model.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.catalog.Availability;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.model.ModelKind;
import io.restormel.keys.model.ProjectModel;
import io.restormel.keys.model.WantedModel;
import io.restormel.keys.platform.ApplicationException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which model of the catalogue, what for, and what apps call it. */
final class ModelFields {

    private final CatalogService catalog;
    private final ComboBox<Provider> provider = new ComboBox<>(text("model.field.provider"));
    private final ComboBox<String> model = new ComboBox<>(text("model.field.model"));
    private final Select<ModelKind> kind = new Select<>();
    private final TextField reference = new TextField(text("model.field.reference"));

    ModelFields(CatalogService catalog) {
        this.catalog = catalog;
        provider.setItems(catalog.providers());
        provider.setItemLabelGenerator(Provider::displayName);
        provider.addValueChangeListener(change -> model.setItems(
                change.getValue() == null ? List.of() : served(change.getValue().id())));
        kind.setLabel(text("model.field.kind"));
        kind.setItems(ModelKind.values());
        kind.setItemLabelGenerator(each -> text("model.kind." + each.wire()));
        kind.setHelperText(text("model.field.kindHint"));
        kind.setValue(ModelKind.EXECUTION);
        reference.setPlaceholder("ref:restormel-keys:llm/primary");
        reference.setHelperText(text("model.field.referenceHint"));
    }

    private List<String> served(String providerType) {
        return catalog.current().models().stream()
                .filter(each -> !each.retiredOn(catalog.today()))
                .filter(each -> each.variants().stream()
                        .anyMatch(variant -> variant.providerType().equals(providerType)
                                && variant.availability() == Availability.AVAILABLE))
                .map(Model::id)
                .toList();
    }

    Component[] all() {
        return new Component[] {provider, model, kind, reference};
    }

    /** Of a model that stays the one it is. */
    Component[] settings(ProjectModel present) {
        kind.setValue(present.kind());
        reference.setValue(Objects.requireNonNullElse(present.logicalRef(), ""));
        return new Component[] {kind, reference};
    }

    /** @throws ApplicationException.Invalid while a choice is missing */
    WantedModel added() {
        var from = provider.getValue();
        var chosen = model.getValue();
        if (from == null || chosen == null) {
            throw new ApplicationException.Invalid("invalid_request", text("model.add.choose"), Map.of());
        }
        return wanted(from.id(), chosen, true);
    }

    WantedModel changed(WantedModel was) {
        return wanted(was.providerType(), was.modelId(), was.enabled());
    }

    private WantedModel wanted(String providerType, String modelId, boolean enabled) {
        var typed = reference.getValue().strip();
        return new WantedModel(providerType, modelId, kind.getValue(), enabled, typed.isEmpty() ? null : typed);
    }
}
