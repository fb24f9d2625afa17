package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.NumberField;
import io.restormel.keys.engine.Abilities;
import io.restormel.keys.engine.ConditionOperator;
import io.restormel.keys.engine.ConditionParser;
import io.restormel.keys.engine.ConditionWords;
import io.restormel.keys.platform.ui.ComponentWords;
import io.restormel.keys.platform.ui.FoldedPart;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a step applies, and a sentence that reads it back. Conditions over the API may be nested deeper than this shows; those
 * are read back and kept until they are replaced.
 */
final class ConditionEditor extends FoldedPart {

    private static final String ALL = "all";
    private static final String ANY = "any";

    private final Runnable changed;
    private final Paragraph sentence = new Paragraph();
    private final Div fields = new Div();
    private final Div lines = new Div();
    private final Select<String> match = new Select<>();
    private final Button add = new Button(text("route.condition.add"), Icons.of(Icons.PLUS));
    private final Button replace = new Button(text("route.condition.replace"));
    private final List<ConditionRow> rows = new ArrayList<>();
    private final MultiSelectComboBox<String> needs = new MultiSelectComboBox<>(text("route.condition.needs"));
    private final Checkbox context = new Checkbox(text("route.condition.context"));
    private final BigDecimalField maxCost = new BigDecimalField(text("route.condition.maxCost"));
    private final Select<String> latency = new Select<>();
    private final NumberField percent = new NumberField(text("route.condition.percent"));
    private TimeWindowFields window = new TimeWindowFields(null, () -> {});
    private @Nullable Map<String, Object> block;
    private boolean loading = true;

    ConditionEditor(@Nullable Map<String, Object> block, Runnable changed) {
        super(text("route.condition.title"));
        this.changed = changed;
        this.block = block;
        match.setLabel(text("route.condition.when"));
        match.setItems(ALL, ANY);
        match.setItemLabelGenerator(each -> text("route.condition.match." + each));
        needs.setItems(Abilities.KNOWN);
        needs.setItemLabelGenerator(StoredWords::of);
        latency.setLabel(text("route.condition.latency"));
        latency.setItems("low", "balanced", "high");
        latency.setItemLabelGenerator(each -> each == null ? "" : text("route.latency." + each));
        latency.setEmptySelectionAllowed(true);
        latency.setEmptySelectionCaption(text("route.condition.anyLatency"));
        percent.setMin(0);
        percent.setMax(100);
        percent.setPlaceholder("100");
        percent.setHelperText(text("route.condition.percentHelp"));
        maxCost.setHelperText(text("route.condition.maxCostHelp"));
        add.addThemeVariants(ButtonVariant.SMALL);
        add.addClickListener(_ -> {
            addRow(new ConditionForm.Row("task", ConditionOperator.EQ, ""));
            edited();
        });
        replace.addClickListener(_ -> {
            show(ConditionForm.EMPTY);
            edited();
        });
        match.addValueChangeListener(_ -> edited());
        needs.addValueChangeListener(_ -> edited());
        needs.setI18n(ComponentWords.selection());
        context.addValueChangeListener(_ -> edited());
        maxCost.addValueChangeListener(_ -> edited());
        latency.addValueChangeListener(_ -> edited());
        percent.addValueChangeListener(_ -> edited());
        sentence.getElement().setAttribute("aria-live", "polite");
        hold(sentence, fields, replace);
        var form = ConditionForm.of(block);
        fields.setVisible(form != null);
        replace.setVisible(form == null);
        if (form != null) {
            show(form);
        }
        loading = false;
        readBack();
        setOpened(block != null);
    }

    /** The block as it was given until something is changed. */
    @Nullable
    Map<String, Object> value() {
        return block;
    }

    void setReadOnly(boolean readOnly) {
        match.setReadOnly(readOnly);
        rows.forEach(row -> row.setReadOnly(readOnly));
        needs.setReadOnly(readOnly);
        context.setReadOnly(readOnly);
        maxCost.setReadOnly(readOnly);
        latency.setReadOnly(readOnly);
        percent.setReadOnly(readOnly);
        window.setReadOnly(readOnly);
        add.setVisible(!readOnly);
        replace.setEnabled(!readOnly);
    }

    private void show(ConditionForm form) {
        loading = true;
        window = new TimeWindowFields(form.window(), this::edited);
        match.setValue(form.any() ? ANY : ALL);
        form.rows().forEach(this::addRow);
        needs.setValue(new LinkedHashSet<>(form.needs()));
        context.setValue(form.context());
        maxCost.setValue(form.maxCostUsd());
        latency.setValue(form.latency());
        percent.setValue(form.percent());
        var more = new Div(needs, maxCost, latency, percent);
        more.addClassName("form-row");
        fields.removeAll();
        fields.add(match, lines, add, more, context, window);
        fields.setVisible(true);
        replace.setVisible(false);
        loading = false;
    }

    private void addRow(ConditionForm.Row row) {
        var line = new ConditionRow(row, this::edited);
        line.remove().addClickListener(_ -> {
            rows.remove(line);
            lines.remove(line);
            edited();
        });
        rows.add(line);
        lines.add(line);
    }

    private void edited() {
        if (loading) {
            return;
        }
        block = new ConditionForm(
                        ANY.equals(match.getValue()),
                        rows.stream().map(ConditionRow::value).toList(),
                        List.copyOf(needs.getValue()),
                        Boolean.TRUE.equals(context.getValue()),
                        maxCost.getValue(),
                        latency.getValue(),
                        window.value(),
                        percent.getValue())
                .block();
        readBack();
        changed.run();
    }

    private void readBack() {
        match.setVisible(rows.size() > 1);
        setSummaryText(block == null ? text("route.condition.title") : text("route.condition.titleSet"));
        sentence.setText(
                switch (ConditionParser.block(block)) {
                    case ConditionParser.Sound sound ->
                        sound.condition() == null
                                ? text("route.condition.always")
                                : text(
                                        "route.condition.reads",
                                        Phrases.condition(
                                                ConditionWords.of(Objects.requireNonNull(sound.condition()))));
                    case ConditionParser.Mistake mistake ->
                        text(
                                "route.condition.incomplete",
                                mistake.path().replace("conditionBlock", text("route.condition.path")),
                                Phrases.of(mistake.problem()));
                });
    }
}
