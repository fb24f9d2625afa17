package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.engine.LimitPeriod;
import io.restormel.keys.engine.PolicyRule.UsageLimit;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.policy.PolicyRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A limit as fields; what they say is read as a request would be. */
final class LimitFields extends Div {

    private static final List<LimitPeriod> PERIODS = List.of(
            LimitPeriod.MINUTE,
            new LimitPeriod(LimitPeriod.Unit.HOUR, null),
            new LimitPeriod(LimitPeriod.Unit.DAY, null),
            new LimitPeriod(LimitPeriod.Unit.WEEK, null),
            LimitPeriod.MONTH,
            new LimitPeriod(LimitPeriod.Unit.LIFETIME, null),
            LimitPeriod.rolling(Duration.ofHours(1)),
            LimitPeriod.rolling(Duration.ofHours(24)));

    private final TextField amount = new TextField();
    private final Select<LimitPeriod> period = new Select<>();
    private final ComboBox<String> zone = new ComboBox<>(text("policy.limit.zone"));
    private final Select<LimitMode> mode = new Select<>();
    private final TextField thresholds = new TextField(text("policy.limit.thresholds"));
    private final Checkbox allowUnpriced = new Checkbox(text("policy.limit.allowUnpriced"));
    private LimitMeasure measure = LimitMeasure.COST;

    LimitFields() {
        addClassName("form-row");
        period.setLabel(text("policy.limit.period"));
        period.setItemLabelGenerator(LimitText::period);
        zone.setItems(Stream.concat(
                        Stream.of("UTC"), ZoneId.getAvailableZoneIds().stream().sorted())
                .distinct()
                .toList());
        mode.setLabel(text("policy.limit.mode"));
        mode.setItems(LimitMode.values());
        mode.setItemLabelGenerator(each -> text("policy.limit.when." + each.wire()));
        amount.setHelperText(text("policy.limit.help"));
        add(amount, period, zone, mode, thresholds, allowUnpriced);
        show(new UsageLimit(LimitMeasure.COST, null));
    }

    void show(UsageLimit rule) {
        measure = rule.measure();
        allowUnpriced.setVisible(measure == LimitMeasure.COST);
        allowUnpriced.setValue(rule.allowUnpriced());
        var limit = rule.limit();
        amount.setLabel(text("policy.limit.amount", LimitText.measure(measure)));
        amount.setValue(limit == null ? "" : limit.toPlainString());
        period.setItems(Stream.concat(PERIODS.stream(), Stream.of(rule.period()))
                .distinct()
                .toList());
        period.setValue(rule.period());
        zone.setValue(
                rule.timeZone().getId().equals("Z") ? "UTC" : rule.timeZone().getId());
        mode.setValue(rule.mode());
        thresholds.setValue(rule.thresholds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** @throws ApplicationException.Invalid when they make no sense */
    UsageLimit rule() {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("limit", number(amount.getValue().strip()));
        said.put("period", period.getValue().wire());
        said.put("timeZone", Objects.requireNonNullElse(zone.getValue(), "UTC"));
        said.put("mode", mode.getValue().wire());
        said.put(
                "thresholds",
                Arrays.stream(thresholds.getValue().split(",", -1))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .map(LimitFields::number)
                        .toList());
        if (measure == LimitMeasure.COST && allowUnpriced.getValue()) {
            said.put("allowUnpriced", true);
        }
        return (UsageLimit) PolicyRules.read(measure.type(), JsonMapper.shared().valueToTree(said));
    }

    /** What is no number is left as it is, to be refused by name. */
    private static @Nullable Object number(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            var number = new BigDecimal(text);
            return number.scale() <= 0 && number.precision() < 19 ? (Object) number.longValueExact() : number;
        } catch (NumberFormatException _) {
            return text;
        }
    }

    /** Tells it at the field that it names. */
    void refuse(ApplicationException.Invalid problem) {
        HasValidation field = switch (String.valueOf(problem.details().get("field"))) {
            case "ruleDefinition.period" -> period;
            case "ruleDefinition.timeZone" -> zone;
            case "ruleDefinition.mode" -> mode;
            case "ruleDefinition.thresholds" -> thresholds;
            default -> amount;
        };
        for (HasValidation each : List.of(amount, period, zone, mode, thresholds)) {
            each.setInvalid(each == field);
        }
        field.setErrorMessage(Phrases.of(problem));
    }
}
