package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.route.Trial;
import org.jspecify.annotations.Nullable;

/** One step to edit. What it does not show, such as notes set over the API, it keeps. */
final class StepCard extends ListItem {

    private final StepConfig original;
    private final H3 title = new H3();
    private final ModelFields model;
    private final TextField label = new TextField(text("route.step.label"));
    private final Checkbox enabled = new Checkbox(text("route.step.enabled"));
    private final IntegerField timeout = new IntegerField(text("route.step.timeout"));
    private final Select<String> fallbackOn = new Select<>();
    private final PoolEditor pool;
    private final ConditionEditor conditions;
    private final StepCriteriaFields criteria;
    private final Span problem = new Span();
    private final StepStanding standing = new StepStanding();
    private final StepHandles handles = new StepHandles();

    StepCard(StepConfig step, ModelChoices choices, Runnable changed) {
        original = step;
        model = new ModelFields(choices, text("route.step.defaultModel"), changed);
        pool = new PoolEditor(choices, step.modelPool(), changed);
        conditions = new ConditionEditor(step.conditionBlock(), changed);
        criteria = new StepCriteriaFields(step, changed);
        addClassNames("card", "step-card");
        model.set(step.providerPreference(), step.modelId());
        label.setValue(step.label() == null ? "" : step.label());
        label.setMaxLength(120);
        label.setValueChangeMode(ValueChangeMode.LAZY);
        enabled.setValue(step.enabled());
        timeout.setValue(step.timeoutMs());
        timeout.setMin(1);
        timeout.setMax(600_000);
        timeout.setStepButtonsVisible(false);
        timeout.setValueChangeMode(ValueChangeMode.LAZY);
        timeout.setPlaceholder(text("route.step.hostDecides"));
        fallbackOn.setLabel(text("route.step.fallbackOn"));
        fallbackOn.setItems("error", "rate_limit", "no_key", "policy_block", "any");
        fallbackOn.setItemLabelGenerator(StoredWords::of);
        fallbackOn.setValue(step.fallbackOn());
        label.addValueChangeListener(_ -> changed.run());
        enabled.addValueChangeListener(event -> {
            setClassName("step-off", !event.getValue());
            changed.run();
        });
        timeout.addValueChangeListener(_ -> changed.run());
        fallbackOn.addValueChangeListener(_ -> changed.run());
        setClassName("step-off", !step.enabled());
        problem.addClassName("field-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var actions = new Div(enabled, handles.up(), handles.down(), handles.remove());
        actions.addClassName("step-actions");
        var head = new Div(handles.grip(), title, actions);
        head.addClassName("step-head");
        var fields = new Div(model.provider(), model.model(), label, timeout, fallbackOn);
        fields.addClassName("form-row");
        add(handles.insert(), head, standing, problem, fields, pool, conditions, criteria);
    }

    /** The step as it stands in the fields, at its old place in the order. */
    StepConfig value() {
        return at(original.orderIndex());
    }

    StepConfig at(int orderIndex) {
        return new StepConfig(
                original.id(),
                orderIndex,
                model.providerId(),
                model.modelId(),
                label.getValue().isBlank() ? null : label.getValue().strip(),
                enabled.getValue(),
                fallbackOn.getValue(),
                timeout.getValue(),
                criteria.switchCriteria(),
                criteria.retryPolicy(),
                criteria.costPolicy(),
                conditions.value(),
                pool.value(),
                original.notes(),
                original.parallelGroupId(),
                original.parallelBranchRole());
    }

    String id() {
        return original.id();
    }

    void focusFirst() {
        model.provider().focus();
    }

    StepHandles handles() {
        return handles;
    }

    /** @param alone what it would do now by itself; null when it is not asked */
    void showStanding(@Nullable Trial alone) {
        standing.show(alone);
    }

    /** Names the card and its buttons after its place, counted from 1. */
    void place(int number, int of) {
        var name = text("route.step.title", number);
        title.setText(name);
        handles.place(number, of);
        getElement().setAttribute("aria-label", name);
    }

    /** Shows a complaint beside its field; null takes all complaints away. */
    void showProblem(@Nullable String field, @Nullable String message) {
        problem.setVisible(false);
        timeout.setInvalid(false);
        model.provider().setInvalid(false);
        if (field == null || message == null) {
            return;
        }
        switch (field) {
            case "providerPreference" -> {
                model.provider().setErrorMessage(message);
                model.provider().setInvalid(true);
            }
            case "modelId" -> {
                model.model().setErrorMessage(message);
                model.model().setInvalid(true);
            }
            case "timeoutMs" -> {
                timeout.setErrorMessage(message);
                timeout.setInvalid(true);
            }
            default -> {
                problem.setText(message);
                problem.setVisible(true);
            }
        }
    }

    void setReadOnly(boolean readOnly) {
        model.setReadOnly(readOnly);
        pool.setReadOnly(readOnly);
        conditions.setReadOnly(readOnly);
        criteria.setReadOnly(readOnly);
        label.setReadOnly(readOnly);
        enabled.setReadOnly(readOnly);
        timeout.setReadOnly(readOnly);
        fallbackOn.setReadOnly(readOnly);
        handles.setReadOnly(readOnly);
    }
}
