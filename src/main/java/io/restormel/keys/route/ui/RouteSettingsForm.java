package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

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

    private final TextField name = new TextField(text("route.field.name"));
    private final TextArea description = new TextArea(text("route.settings.description"));
    private final ComboBox<String> defaultModel = new ComboBox<>(text("route.settings.defaultModel"));
    private final Select<String> mode = new Select<>();
    private final Select<String> keys = new Select<>();
    private final Select<String> openCircuits = new Select<>();
    private final TextField workload = new TextField(text("route.settings.workload"));
    private final Select<String> stage = new Select<>();

    RouteSettingsForm(ModelChoices choices, Runnable changed) {
        addClassName("route-settings");
        name.setRequired(true);
        name.setMaxLength(120);
        name.setHelperText(text("route.settings.nameHelp"));
        description.setMaxLength(2000);
        description.setMinRows(1);
        description.setHelperText(text("route.settings.descriptionHelp"));
        defaultModel.setItems(choices.models(null));
        defaultModel.setClearButtonVisible(true);
        defaultModel.setPlaceholder(text("route.settings.noDefaultModel"));
        defaultModel.setHelperText(text("route.settings.defaultModelHelp"));
        mode.setLabel(text("route.settings.mode"));
        mode.setItemLabelGenerator(wire -> wire == null ? text("route.settings.inOrder") : StoredWords.of(wire));
        mode.setEmptySelectionAllowed(true);
        mode.setEmptySelectionCaption(text("route.settings.inOrder"));
        mode.setHelperText(text("route.settings.modeHelp"));
        keys.setLabel(text("route.settings.keys"));
        keys.setItemLabelGenerator(RouteSettingsForm::keysLabel);
        keys.setHelperText(text("route.settings.keysHelp"));
        openCircuits.setLabel(text("route.settings.circuits"));
        openCircuits.setItems(
                Arrays.stream(OpenCircuitUse.values()).map(OpenCircuitUse::wire).toList());
        openCircuits.setItemLabelGenerator(RouteSettingsForm::openCircuitLabel);
        openCircuits.setHelperText(text("route.settings.circuitsHelp"));
        workload.setMaxLength(60);
        workload.setHelperText(text("route.settings.workloadHelp"));
        stage.setLabel(text("route.settings.stage"));
        stage.setItems(RouteContent.INGESTION_STAGES);
        stage.setItemLabelGenerator(wire -> wire == null ? text("route.settings.anyStage") : StoredWords.of(wire));
        stage.setEmptySelectionAllowed(true);
        stage.setEmptySelectionCaption(text("route.settings.anyStage"));
        stage.setHelperText(text("route.settings.stageHelp"));
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
        var told = new Div(name, description);
        told.addClassName("form-row");
        var decided = new Div(defaultModel, mode, keys, openCircuits, workload, stage);
        decided.addClassName("form-row");
        add(told, decided);
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

    static String openCircuitLabel(@Nullable String wire) {
        return switch (OpenCircuitUse.ofWire(wire)) {
            case SKIP -> text("route.circuits.skip");
            case DEPRIORITISE -> text("route.circuits.last");
            case IGNORE -> text("route.circuits.ignore");
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

    static String keysLabel(String wire) {
        return switch (wire) {
            case "platform" -> text("route.keys.platform");
            case "byok" -> text("route.keys.byok");
            case "byok_then_platform" -> text("route.keys.both");
            default -> StoredWords.of(wire);
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
