package io.restormel.keys.route.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.restormel.keys.engine.KeyUse;
import io.restormel.keys.engine.OpenCircuitUse;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteEdit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds for the route as a whole. */
final class RouteSettingsForm extends Div {

    private final TextField name = new TextField("Name");
    private final TextArea description = new TextArea("Description");
    private final ComboBox<String> defaultModel = new ComboBox<>("Default model");
    private final Select<String> mode = new Select<>();
    private final Select<String> keys = new Select<>();
    private final Select<String> openCircuits = new Select<>();
    private final TextField workload = new TextField("Workload");
    private final Select<String> stage = new Select<>();

    RouteSettingsForm(ModelChoices choices, Runnable changed) {
        addClassName("route-settings");
        name.setRequired(true);
        name.setMaxLength(120);
        name.setHelperText("May stand for the id in a resolve request. Saved at once, not versioned.");
        description.setMaxLength(2000);
        description.setHelperText("For your team. Saved at once, not versioned.");
        defaultModel.setItems(choices.models(null));
        defaultModel.setClearButtonVisible(true);
        defaultModel.setHelperText("For steps that name no model.");
        mode.setLabel("Mode");
        mode.setItemLabelGenerator(wire -> wire == null ? "" : StepCard.readable(wire));
        mode.setEmptySelectionAllowed(true);
        mode.setHelperText("“User preferred”: the model that the end user chose goes before the steps.");
        keys.setLabel("Whose keys count");
        keys.setItemLabelGenerator(RouteSettingsForm::keysLabel);
        keys.setHelperText("A step without such a key is passed over.");
        openCircuits.setLabel("When a provider is ill");
        openCircuits.setItems(
                Arrays.stream(OpenCircuitUse.values()).map(OpenCircuitUse::wire).toList());
        openCircuits.setItemLabelGenerator(RouteSettingsForm::openCircuitLabel);
        openCircuits.setHelperText("What becomes of steps whose circuit is open.");
        workload.setMaxLength(60);
        workload.setHelperText("Requests without a route id find the route by it. Empty: any.");
        stage.setLabel("Stage");
        stage.setItems(RouteContent.INGESTION_STAGES);
        stage.setItemLabelGenerator(wire -> wire == null ? "Any stage" : StepCard.readable(wire));
        stage.setEmptySelectionAllowed(true);
        stage.setEmptySelectionCaption("Any stage");
        stage.setHelperText("Only for the workload “ingestion”.");
        name.setValueChangeMode(ValueChangeMode.LAZY);
        description.setValueChangeMode(ValueChangeMode.LAZY);
        workload.setValueChangeMode(ValueChangeMode.LAZY);
        workload.addValueChangeListener(_ -> allowStage());
        for (var field :
                new HasValue<?, ?>[] {name, description, defaultModel, mode, keys, openCircuits, workload, stage}) {
            field.addValueChangeListener(event -> {
                if (event.isFromClient()) {
                    changed.run();
                }
            });
        }
        var rows = new Div(name, defaultModel, mode, keys, openCircuits, workload, stage);
        rows.addClassName("form-row");
        description.setWidthFull();
        add(rows, description);
    }

    void set(RouteDetail detail) {
        var draft = detail.draft();
        name.setValue(detail.route().name());
        description.setValue(orEmpty(detail.route().description()));
        defaultModel.setValue(draft.defaultModelId());
        offerMode(draft.routeMode());
        offerKeys(draft.billingMode());
        openCircuits.setValue(OpenCircuitUse.ofWire(draft.onOpenCircuit()).wire());
        workload.setValue(orEmpty(draft.workload()));
        stage.setValue(draft.stage());
        allowStage();
    }

    /** The edit with these fields in place of its own. */
    RouteEdit apply(RouteEdit edit) {
        var old = edit.draft();
        return new RouteEdit(
                edit.settings().withName(name.getValue().strip()).withDescription(orNull(description.getValue())),
                new RouteContent(
                        defaultModel.getValue(),
                        mode.getValue(),
                        keysSetting(old.billingMode()),
                        openCircuitSetting(old.onOpenCircuit()),
                        orNull(workload.getValue()),
                        stage.getValue(),
                        old.entryStepId(),
                        old.steps(),
                        old.edges()));
    }

    void clearProblems() {
        name.setInvalid(false);
        defaultModel.setInvalid(false);
        workload.setInvalid(false);
        stage.setInvalid(false);
    }

    /** Shows a complaint beside its field; false when the field is none of these. */
    boolean showProblem(String field, String message) {
        HasValidationProperties shown = switch (field) {
            case "name" -> name;
            case "defaultModelId" -> defaultModel;
            case "workload" -> workload;
            case "stage" -> stage;
            default -> null;
        };
        if (shown == null) {
            return false;
        }
        shown.setErrorMessage(message);
        shown.setInvalid(true);
        return true;
    }

    void setReadOnly(boolean readOnly) {
        name.setReadOnly(readOnly);
        description.setReadOnly(readOnly);
        defaultModel.setReadOnly(readOnly);
        mode.setReadOnly(readOnly);
        keys.setReadOnly(readOnly);
        openCircuits.setReadOnly(readOnly);
        workload.setReadOnly(readOnly);
        stage.setReadOnly(readOnly);
    }

    /** The API takes any mode; one that is not offered here must not be lost by looking at it. */
    private void offerMode(@Nullable String current) {
        var offered = new LinkedHashSet<>(List.of("fallback_chain", "user_preferred"));
        if (current != null) {
            offered.add(current);
        }
        mode.setItems(offered);
        mode.setValue(current);
    }

    private static String openCircuitLabel(@Nullable String wire) {
        return switch (OpenCircuitUse.ofWire(wire)) {
            case SKIP -> "Pass it over";
            case DEPRIORITISE -> "Use it last";
            case IGNORE -> "Use it all the same";
        };
    }

    /** Looking at a route that says nothing does not make it say something. */
    private @Nullable String openCircuitSetting(@Nullable String old) {
        var wanted = OpenCircuitUse.ofWire(openCircuits.getValue());
        return wanted == OpenCircuitUse.ofWire(old) ? old : wanted.wire();
    }

    private void offerKeys(@Nullable String current) {
        var offered = new LinkedHashSet<String>();
        for (var use : KeyUse.values()) {
            offered.add(use.wire());
        }
        if (current != null) {
            offered.add(current);
        }
        keys.setItems(offered);
        keys.setValue(current == null ? KeyUse.PLATFORM.wire() : current);
    }

    /** The default shows as a word, but looking at it must not write it down. */
    private @Nullable String keysSetting(@Nullable String old) {
        var chosen = keys.getValue();
        return old == null && KeyUse.PLATFORM.wire().equals(chosen) ? null : chosen;
    }

    private static String keysLabel(String wire) {
        return switch (wire) {
            case "platform" -> "Ours";
            case "byok" -> "The end user's own";
            case "byok_then_platform" -> "The end user's own, else ours";
            default -> StepCard.readable(wire);
        };
    }

    private void allowStage() {
        boolean ingestion = "ingestion".equals(workload.getValue().strip());
        stage.setEnabled(ingestion);
        if (!ingestion) {
            stage.clear();
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
