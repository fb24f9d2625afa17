package io.restormel.keys.onboarding.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.catalog.ModelFilter;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.onboarding.QuickStart;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.Section;
import java.util.List;
import java.util.function.Consumer;

/** Asks for what a first request cannot do without: a name, and the model that answers. */
final class QuickStartForm extends Composite<Section> {

    private final QuickStart quickStart;
    private final CatalogService catalogs;
    private final Consumer<QuickStart.Started> started;
    private final TextField name = new TextField(text("onboarding.start.name"));
    private final Select<Provider> provider = new Select<>();
    private final Select<String> model = new Select<>();

    /** @param started gets the new project with the key, whose secret is told this once */
    QuickStartForm(QuickStart quickStart, CatalogService catalogs, Consumer<QuickStart.Started> started) {
        this.quickStart = quickStart;
        this.catalogs = catalogs;
        this.started = started;
        name.setMaxLength(120);
        name.setAutofocus(true);
        provider.setLabel(text("onboarding.start.provider"));
        provider.setItems(catalogs.providers());
        provider.setItemLabelGenerator(Provider::displayName);
        provider.addValueChangeListener(_ -> offerModels());
        model.setLabel(text("onboarding.start.model"));
        model.setEnabled(false);
    }

    @Override
    protected Section initContent() {
        var create = new Button(text("onboarding.start.create"), _ -> start());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        var row = new Div(name, provider, model);
        row.addClassName("form-row");
        var form = new Div(row, create);
        form.addClassName("quick-start");
        return new Section(text("onboarding.start.title"), text("onboarding.start.explanation"), form);
    }

    /** The newest of them is there to begin with. */
    private void offerModels() {
        var models = provider.isEmpty()
                ? List.<String>of()
                : catalogs
                        .models(new ModelFilter(null, null, provider.getValue().id(), false))
                        .stream()
                        .map(Model::id)
                        .toList();
        model.setItems(models);
        model.setEnabled(!models.isEmpty());
        models.stream().findFirst().ifPresentOrElse(model::setValue, model::clear);
    }

    private void start() {
        boolean complete = isThere(name, !name.getValue().isBlank(), "onboarding.start.needsName")
                & isThere(provider, !provider.isEmpty(), "onboarding.start.needsProvider")
                & isThere(model, !model.isEmpty(), "onboarding.start.needsModel");
        if (!complete) {
            return;
        }
        try {
            started.accept(quickStart.start(
                    name.getValue().strip(), provider.getValue().id(), model.getValue()));
        } catch (ApplicationException e) {
            name.setErrorMessage(Phrases.of(e));
            name.setInvalid(true);
        }
    }

    private static boolean isThere(HasValidation field, boolean there, String complaint) {
        field.setErrorMessage(text(complaint));
        field.setInvalid(!there);
        return there;
    }
}
