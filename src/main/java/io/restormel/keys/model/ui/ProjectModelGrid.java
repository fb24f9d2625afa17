package io.restormel.keys.model.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.catalog.Provider;
import io.restormel.keys.model.ProjectModel;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.StatusBadge;
import java.util.Objects;

/** The models on a project's list, each with what can be done to it. */
final class ProjectModelGrid extends DataGrid<ProjectModel> {

    /** What the buttons of a row do. */
    interface Actions {
        void switchTo(ProjectModel model, boolean enabled);

        void edit(ProjectModel model);

        void remove(ProjectModel model);
    }

    private final CatalogService catalog;

    /** @param empty stands in while the list is empty */
    ProjectModelGrid(CatalogService catalog, Component empty) {
        super(text("model.page"), empty);
        this.catalog = catalog;
        addComponentColumn(this::name)
                .setHeader(text("model.column.model"))
                .setComparator(ProjectModel::name)
                .setWidth("200px")
                .setFlexGrow(2);
        addColumn(model -> text("model.kind." + model.kind().wire()))
                .setHeader(text("model.column.kind"))
                .setWidth("130px")
                .setFlexGrow(0);
        addComponentColumn(this::state)
                .setHeader(text("model.column.state"))
                .setWidth("130px")
                .setFlexGrow(0);
        addColumn(ProjectModelGrid::reference)
                .setHeader(text("model.column.reference"))
                .setTooltipGenerator(ProjectModelGrid::reference)
                .setWidth("200px");
    }

    void withActions(Actions actions) {
        giveLineTo(addComponentColumn(model -> buttons(model, actions))
                .setHeader(text("model.column.actions"))
                .setWidth("310px")
                .setFlexGrow(0));
    }

    private static String reference(ProjectModel model) {
        return Objects.requireNonNullElse(model.logicalRef(), "");
    }

    private Component name(ProjectModel model) {
        var id = new Span(model.model().modelId());
        id.addClassName("cell-main");
        var provider = new Span(catalog.current()
                .findProvider(model.model().providerType())
                .map(Provider::displayName)
                .orElse(model.model().providerType()));
        provider.addClassName("cell-note");
        var cell = new Div(id, provider);
        cell.addClassName("cell-stack");
        return cell;
    }

    private Component state(ProjectModel model) {
        if (!model.enabled()) {
            return new StatusBadge(text("model.state.off"), StatusBadge.Tone.NEUTRAL);
        }
        boolean served = catalog.find(
                        model.model().providerType(), model.model().modelId())
                .filter(found -> !found.model().retiredOn(catalog.today()))
                .isPresent();
        return served
                ? new StatusBadge(text("model.state.on"), StatusBadge.Tone.SUCCESS)
                : new StatusBadge(text("model.state.gone"), StatusBadge.Tone.WARNING);
    }

    private static Component buttons(ProjectModel model, Actions actions) {
        var turn = model.enabled()
                ? button("model.off", model, () -> actions.switchTo(model, false))
                : button("model.on", model, () -> actions.switchTo(model, true));
        var remove = button("model.remove.button", model, () -> actions.remove(model));
        remove.addThemeVariants(ButtonVariant.ERROR);
        var buttons = new Div(turn, button("model.edit.button", model, () -> actions.edit(model)), remove);
        buttons.addClassName("cell-buttons");
        return buttons;
    }

    private static Button button(String key, ProjectModel model, Runnable action) {
        var button = new Button(text(key), _ -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(text("model.actionOn", text(key), model.name()));
        return button;
    }
}
