package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

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
    private final TextField name = new TextField(text("route.field.name"));
    private final Select<ConditionOperator> operator = new Select<>();
    private final TextField value = new TextField(text("route.condition.value"));
    private final Button remove = new Button(Icons.of(Icons.TRASH));

    ConditionRow(ConditionForm.Row row, Runnable changed) {
        addClassName("form-row");
        var attribute = RequestAttribute.ofWire(row.attribute());
        kind.setLabel(text("route.condition.kind"));
        kind.setItems(RequestAttribute.Kind.values());
        kind.setItemLabelGenerator(ConditionRow::label);
        kind.setValue(attribute == null ? RequestAttribute.Kind.TASK : attribute.kind());
        name.setMaxLength(64);
        name.setValue(attribute == null || attribute.name() == null ? "" : attribute.name());
        operator.setLabel(text("route.condition.comparison"));
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
        remove.setAriaLabel(text("route.condition.remove"));
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
        value.setHelperText(operator.getValue() == ConditionOperator.IN ? text("route.condition.several") : "");
    }

    private static String label(RequestAttribute.Kind kind) {
        return switch (kind) {
            case TASK -> text("route.attribute.task");
            case WORKLOAD -> text("route.attribute.workload");
            case STAGE -> text("route.attribute.stage");
            case ENVIRONMENT -> text("route.attribute.environment");
            case END_USER_PLAN -> text("route.attribute.plan");
            case END_USER_ID -> text("route.attribute.endUser");
            case SESSION_ID -> text("route.attribute.session");
            case COMPLEXITY -> text("route.attribute.complexity");
            case LATENCY_PREFERENCE -> text("route.attribute.latency");
            case FAILURE_KIND -> text("route.attribute.failure");
            case ATTEMPT_NUMBER -> text("route.attribute.attempt");
            case ESTIMATED_INPUT_TOKENS -> text("route.attribute.inputTokens");
            case ESTIMATED_OUTPUT_TOKENS -> text("route.attribute.outputTokens");
            case MAX_OUTPUT_TOKENS -> text("route.attribute.mostOutput");
            case TAG -> text("route.attribute.tag");
            case HEADER -> text("route.attribute.header");
        };
    }

    private static String label(ConditionOperator operator) {
        return switch (operator) {
            case EQ -> text("route.operator.eq");
            case NEQ -> text("route.operator.neq");
            case IN -> text("route.operator.in");
            case CONTAINS -> text("route.operator.contains");
            case GT -> text("route.operator.gt");
            case LT -> text("route.operator.lt");
            case EXISTS -> text("route.operator.exists");
        };
    }
}
