package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.restormel.keys.engine.Abilities;
import io.restormel.keys.engine.RequestAttributes;
import io.restormel.keys.platform.ui.ComponentWords;
import io.restormel.keys.platform.ui.FoldedPart;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What else a tried request tells of itself, for conditions to ask. */
final class TriedAttributes extends FoldedPart {

    private final TextField task = new TextField(text("route.attribute.task"));
    private final TextField endUser = new TextField(text("route.attribute.endUser"));
    private final TextField plan = new TextField(text("route.attribute.plan"));
    private final TextField tags = new TextField(text("route.try.tags"));
    private final TextField headers = new TextField(text("route.try.headers"));
    private final MultiSelectComboBox<String> needs = new MultiSelectComboBox<>(text("route.try.needs"));
    private final BigDecimalField maxCost = new BigDecimalField(text("route.try.maxCost"));
    private final Select<String> latency = new Select<>();

    TriedAttributes(Runnable changed) {
        super(text("route.try.more"));
        task.setMaxLength(200);
        endUser.setMaxLength(200);
        plan.setMaxLength(64);
        tags.setHelperText(text("route.try.tagsHelp"));
        headers.setHelperText("x-region=eu");
        needs.setItems(Abilities.KNOWN);
        needs.setItemLabelGenerator(StoredWords::of);
        latency.setLabel(text("route.try.latency"));
        latency.setItems("low", "balanced", "high");
        latency.setItemLabelGenerator(each -> each == null ? "" : text("route.latency." + each));
        latency.setEmptySelectionAllowed(true);
        latency.setEmptySelectionCaption(text("route.try.none"));
        for (var field : new TextField[] {task, endUser, plan, tags, headers}) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
        }
        maxCost.setValueChangeMode(ValueChangeMode.LAZY);
        for (var field : new HasValue<?, ?>[] {task, endUser, plan, tags, headers, needs, maxCost, latency}) {
            field.addValueChangeListener(_ -> changed.run());
        }
        var row = new Div(task, endUser, plan, tags, headers, needs, maxCost, latency);
        row.addClassName("form-row");
        needs.setI18n(ComponentWords.selection());
        hold(row);
    }

    String task() {
        return task.getValue();
    }

    String endUserId() {
        return endUser.getValue();
    }

    RequestAttributes value() {
        Map<String, String> sent = new HashMap<>();
        pairs(headers.getValue()).forEach((name, value) -> sent.put(name.toLowerCase(Locale.ROOT), value));
        return new RequestAttributes(
                pairs(tags.getValue()),
                sent,
                plan.getValue(),
                needs.getValue(),
                maxCost.getValue(),
                latency.getValue(),
                null,
                null);
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (var each : text.split(",", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        each.substring(0, equals).strip(),
                        each.substring(equals + 1).strip());
            }
        }
        return pairs;
    }
}
