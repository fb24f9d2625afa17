package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import io.restormel.keys.engine.ModelPool;
import io.restormel.keys.engine.PoolMember;
import io.restormel.keys.engine.SelectionStrategy;
import io.restormel.keys.platform.ui.FoldedPart;
import io.restormel.keys.platform.ui.Icons;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several models that share one step: members with weights, and how one of them is chosen. No members, no pool. */
final class PoolEditor extends FoldedPart {

    private record Row(ModelFields model, NumberField weight, Div line) {}

    private final ModelChoices choices;
    private final Runnable changed;
    private final Select<SelectionStrategy> strategy = new Select<>();
    private final Div lines = new Div();
    private final Button add = new Button(text("route.pool.add"), Icons.of(Icons.PLUS));
    private final List<Row> rows = new ArrayList<>();

    PoolEditor(ModelChoices choices, @Nullable ModelPool pool, Runnable changed) {
        super(text("route.pool.title"));
        this.choices = choices;
        this.changed = changed;
        strategy.setLabel(text("route.pool.strategy"));
        strategy.setItems(SelectionStrategy.values());
        strategy.setItemLabelGenerator(PoolEditor::label);
        strategy.setValue(pool == null ? SelectionStrategy.FIRST_ELIGIBLE : pool.strategy());
        strategy.addValueChangeListener(_ -> changed.run());
        add.addThemeVariants(ButtonVariant.SMALL);
        add.addClickListener(_ -> {
            addRow(new PoolMember(null, null, 1));
            changed.run();
        });
        if (pool != null) {
            pool.members().forEach(this::addRow);
        }
        hold(new Paragraph(text("route.pool.text")), strategy, lines, add);
        addClassName("pool-editor");
        setOpened(pool != null);
        summarize();
    }

    @Nullable
    ModelPool value() {
        var members = rows.stream()
                .map(row -> new PoolMember(
                        row.model().providerId(),
                        row.model().modelId(),
                        row.weight().getValue() == null ? 1 : row.weight().getValue()))
                .toList();
        return members.isEmpty() ? null : new ModelPool(strategy.getValue(), members);
    }

    void setReadOnly(boolean readOnly) {
        strategy.setReadOnly(readOnly);
        add.setVisible(!readOnly);
        rows.forEach(row -> {
            row.model().setReadOnly(readOnly);
            row.weight().setReadOnly(readOnly);
        });
    }

    private void addRow(PoolMember member) {
        var fields = new ModelFields(choices, text("route.pool.asStep"), changed);
        fields.set(member.providerPreference(), member.modelId());
        var weight = new NumberField(text("route.pool.weight"));
        weight.setMin(0.0001);
        weight.setValue(member.weight());
        weight.setWidth("6rem");
        weight.addValueChangeListener(_ -> changed.run());
        var remove = new Button(Icons.of(Icons.TRASH));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(text("route.pool.remove"));
        var line = new Div(fields.provider(), fields.model(), weight, remove);
        line.addClassName("pool-member");
        var row = new Row(fields, weight, line);
        remove.addClickListener(_ -> {
            rows.remove(row);
            lines.remove(line);
            summarize();
            changed.run();
        });
        rows.add(row);
        lines.add(line);
        summarize();
    }

    private void summarize() {
        setSummaryText(rows.isEmpty() ? text("route.pool.title") : text("route.pool.titleOf", rows.size()));
    }

    private static String label(SelectionStrategy strategy) {
        return switch (strategy) {
            case FIRST_ELIGIBLE -> text("route.pool.first");
            case DETERMINISTIC_HASH -> text("route.pool.hash");
            case ROUND_ROBIN -> text("route.pool.roundRobin");
            case WEIGHTED_RANDOM -> text("route.pool.random");
        };
    }
}
