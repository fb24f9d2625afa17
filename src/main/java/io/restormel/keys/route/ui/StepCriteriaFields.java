package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ui.ComponentWords;
import io.restormel.keys.platform.ui.FoldedPart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call of the step may cost, and which failures leave it or are tried again on it. Keeps what it does not show. */
final class StepCriteriaFields extends FoldedPart {

    private static final List<String> KINDS =
            List.of("any", "error", "rate_limit", "timeout", "no_key", "policy_block", "provider_error");

    private final StepConfig original;
    private final BigDecimalField usd = new BigDecimalField(text("route.criteria.usd"));
    private final BigDecimalField tokens = new BigDecimalField(text("route.criteria.tokens"));
    private final MultiSelectComboBox<String> advanceOn = new MultiSelectComboBox<>(text("route.criteria.advanceOn"));
    private final MultiSelectComboBox<String> retryOn = new MultiSelectComboBox<>(text("route.criteria.retryOn"));
    private final IntegerField attempts = new IntegerField(text("route.criteria.attempts"));

    StepCriteriaFields(StepConfig step, Runnable changed) {
        super(text("route.criteria.title"));
        original = step;
        usd.setValue(number(step.costPolicy(), "maxUsdPerRequest"));
        usd.setHelperText(text("route.criteria.usdHelp"));
        tokens.setValue(number(step.costPolicy(), "maxInputTokens"));
        attempts.setMin(0);
        attempts.setValue(whole(step.retryPolicy(), "maxAttempts"));
        attempts.setHelperText(text("route.criteria.attemptsHelp"));
        fill(advanceOn, step.switchCriteria(), "advanceOn", text("route.criteria.anyFailure"));
        fill(retryOn, step.retryPolicy(), "retryOn", text("route.criteria.noFailure"));
        usd.addValueChangeListener(_ -> changed.run());
        tokens.addValueChangeListener(_ -> changed.run());
        attempts.addValueChangeListener(_ -> changed.run());
        advanceOn.addValueChangeListener(_ -> changed.run());
        retryOn.addValueChangeListener(_ -> changed.run());
        var row = new Div(usd, tokens, advanceOn, retryOn, attempts);
        row.addClassName("form-row");
        hold(new Paragraph(text("route.criteria.text")), row);
        setOpened(step.costPolicy() != null || step.switchCriteria() != null || step.retryPolicy() != null);
    }

    @Nullable
    Map<String, Object> costPolicy() {
        return with(
                with(original.costPolicy(), "maxUsdPerRequest", usd.getValue()), "maxInputTokens", tokens.getValue());
    }

    @Nullable
    Map<String, Object> switchCriteria() {
        return with(original.switchCriteria(), "advanceOn", texts(advanceOn, original.switchCriteria(), "advanceOn"));
    }

    @Nullable
    Map<String, Object> retryPolicy() {
        return with(
                with(original.retryPolicy(), "maxAttempts", attempts.getValue()),
                "retryOn",
                texts(retryOn, original.retryPolicy(), "retryOn"));
    }

    void setReadOnly(boolean readOnly) {
        usd.setReadOnly(readOnly);
        tokens.setReadOnly(readOnly);
        advanceOn.setReadOnly(readOnly);
        retryOn.setReadOnly(readOnly);
        attempts.setReadOnly(readOnly);
    }

    private static void fill(
            MultiSelectComboBox<String> field, @Nullable Map<String, Object> settings, String name, String none) {
        var chosen = list(settings, name);
        List<String> known = new ArrayList<>(KINDS);
        chosen.stream().filter(kind -> !known.contains(kind)).forEach(known::add);
        field.setItems(known);
        field.setItemLabelGenerator(StoredWords::of);
        field.setPlaceholder(none);
        field.setValue(new LinkedHashSet<>(chosen));
        field.setI18n(ComponentWords.selection());
    }

    /** In the order in which they were, so that looking changes nothing; null for none that were not there before. */
    private static @Nullable List<String> texts(
            MultiSelectComboBox<String> field, @Nullable Map<String, Object> settings, String name) {
        var before = list(settings, name);
        var chosen = field.getValue();
        if (chosen.isEmpty()) {
            return settings != null && settings.get(name) instanceof List<?> && before.isEmpty() ? before : null;
        }
        List<String> texts = new ArrayList<>(before);
        texts.retainAll(chosen);
        chosen.stream().filter(kind -> !before.contains(kind)).sorted().forEach(texts::add);
        return texts;
    }

    private static List<String> list(@Nullable Map<String, Object> settings, String name) {
        return settings != null && settings.get(name) instanceof List<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The settings with one value in place of what was; as they were when it is the same. */
    private static @Nullable Map<String, Object> with(
            @Nullable Map<String, Object> settings, String name, @Nullable Object value) {
        var before = settings == null ? null : settings.get(name);
        if (value == null ? before == null : value.equals(before) || sameNumber(value, before)) {
            return settings;
        }
        Map<String, Object> all = settings == null ? new LinkedHashMap<>() : new LinkedHashMap<>(settings);
        if (value == null) {
            all.remove(name);
        } else {
            all.put(name, value);
        }
        return all.isEmpty() ? null : all;
    }

    private static boolean sameNumber(Object value, @Nullable Object before) {
        return value instanceof Number one
                && before instanceof Number other
                && new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
    }

    private static @Nullable BigDecimal number(@Nullable Map<String, Object> settings, String name) {
        return settings != null && settings.get(name) instanceof Number number
                ? new BigDecimal(number.toString())
                : null;
    }

    private static @Nullable Integer whole(@Nullable Map<String, Object> settings, String name) {
        return settings != null && settings.get(name) instanceof Number number ? (Integer) number.intValue() : null;
    }
}
