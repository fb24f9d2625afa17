package io.restormel.keys.route.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.restormel.keys.engine.ConditionOperator;
import io.restormel.keys.engine.RequestAttribute;
import io.restormel.keys.platform.ui.Icons;
import java.util.Objects;

/** One comparison: an attribute of the request, an operator and a value. */
final class ConditionRow extends Div {

    private final Select<RequestAttribute.Kind> kind = new Select<>();
    private final TextField name = new TextField("Name");
    private final Select<ConditionOperator> operator = new Select<>();
    private final TextField value = new TextField("Value");
    private final Button remove = new Button(Icons.of(Icons.TRASH));

    ConditionRow(ConditionForm.Row row, Runnable changed) {
        addClassName("form-row");
        var attribute = RequestAttribute.ofWire(row.attribute());
        kind.setLabel("What the request tells");
        kind.setItems(RequestAttribute.Kind.values());
        kind.setItemLabelGenerator(ConditionRow::label);
        kind.setValue(attribute == null ? RequestAttribute.Kind.TASK : attribute.kind());
        name.setMaxLength(64);
        name.setValue(attribute == null || attribute.name() == null ? "" : attribute.name());
        operator.setLabel("Comparison");
        operator.setItems(ConditionOperator.values());
        operator.setItemLabelGenerator(ConditionRow::label);
        operator.setValue(row.operator());
        value.setValue(row.value());
        value.setMaxLength(1000);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        value.setValueChangeMode(ValueChangeMode.LAZY);
        kind.addValueChangeListener(_ -> {
            show();
            changed.run();
        });
        operator.addValueChangeListener(_ -> {
            show();
            changed.run();
        });
        name.addValueChangeListener(_ -> changed.run());
        value.addValueChangeListener(_ -> changed.run());
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel("Remove comparison");
        add(kind, name, operator, value, remove);
        show();
    }

    Button remove() {
        return remove;
    }

    ConditionForm.Row value() {
        var wire = kind.getValue().wire();
        return new ConditionForm.Row(
                kind.getValue().isNamed() ? wire + name.getValue().strip() : wire,
                Objects.requireNonNull(operator.getValue()),
                value.getValue().strip());
    }

    void setReadOnly(boolean readOnly) {
        kind.setReadOnly(readOnly);
        name.setReadOnly(readOnly);
        operator.setReadOnly(readOnly);
        value.setReadOnly(readOnly);
        remove.setVisible(!readOnly);
    }

    private void show() {
        name.setVisible(kind.getValue().isNamed());
        value.setVisible(operator.getValue() != ConditionOperator.EXISTS);
        value.setHelperText(operator.getValue() == ConditionOperator.IN ? "Several, with commas between them" : "");
    }

    private static String label(RequestAttribute.Kind kind) {
        return switch (kind) {
            case TASK -> "Task";
            case WORKLOAD -> "Workload";
            case STAGE -> "Stage";
            case ENVIRONMENT -> "Environment";
            case END_USER_PLAN -> "End user's plan";
            case END_USER_ID -> "End user's id";
            case SESSION_ID -> "Session id";
            case COMPLEXITY -> "Complexity";
            case LATENCY_PREFERENCE -> "Latency preference";
            case FAILURE_KIND -> "Failure before";
            case ATTEMPT_NUMBER -> "Attempt number";
            case ESTIMATED_INPUT_TOKENS -> "Estimated input tokens";
            case ESTIMATED_OUTPUT_TOKENS -> "Estimated output tokens";
            case MAX_OUTPUT_TOKENS -> "Most output tokens";
            case TAG -> "Tag";
            case HEADER -> "Header";
        };
    }

    private static String label(ConditionOperator operator) {
        return switch (operator) {
            case EQ -> "is";
            case NEQ -> "is not";
            case IN -> "is one of";
            case CONTAINS -> "contains";
            case GT -> "is above";
            case LT -> "is below";
            case EXISTS -> "is given";
        };
    }
}
