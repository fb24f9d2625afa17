package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.platform.ui.ComponentWords;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Days, times and a time zone; all empty means at any time. */
final class TimeWindowFields extends Div {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final MultiSelectComboBox<String> days = new MultiSelectComboBox<>(text("route.window.days"));
    private final TextField from = new TextField(text("route.window.from"));
    private final TextField to = new TextField(text("route.window.to"));
    private final ComboBox<String> zone = new ComboBox<>(text("route.window.zone"));

    TimeWindowFields(ConditionForm.@Nullable Window window, Runnable changed) {
        addClassName("form-row");
        days.setItems(DAYS);
        days.setItemLabelGenerator(StoredWords::of);
        days.setPlaceholder(text("route.window.everyDay"));
        from.setPlaceholder("00:00");
        to.setPlaceholder("24:00");
        to.setHelperText(text("route.window.toHelp"));
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setPlaceholder("UTC");
        zone.setClearButtonVisible(true);
        if (window != null) {
            days.setValue(new LinkedHashSet<>(window.days()));
            from.setValue(window.from());
            to.setValue(window.to());
            zone.setValue(window.timeZone().isBlank() ? null : window.timeZone());
        }
        days.addValueChangeListener(_ -> changed.run());
        days.setI18n(ComponentWords.selection());
        from.addValueChangeListener(_ -> changed.run());
        to.addValueChangeListener(_ -> changed.run());
        zone.addValueChangeListener(_ -> changed.run());
        add(days, from, to, zone);
    }

    ConditionForm.@Nullable Window value() {
        var chosen = DAYS.stream().filter(days.getValue()::contains).toList();
        if (chosen.isEmpty() && from.isEmpty() && to.isEmpty()) {
            return null;
        }
        return new ConditionForm.Window(
                chosen, from.getValue(), to.getValue(), zone.getValue() == null ? "" : zone.getValue());
    }

    void setReadOnly(boolean readOnly) {
        days.setReadOnly(readOnly);
        from.setReadOnly(readOnly);
        to.setReadOnly(readOnly);
        zone.setReadOnly(readOnly);
    }
}
