package io.restormel.keys.policy.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.restormel.keys.engine.LimitMeasure;
import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.engine.LimitPeriod;
import io.restormel.keys.engine.PolicyRule.UsageLimit;
import io.restormel.keys.policy.LimitWords;
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
    private final ComboBox<String> zone = new ComboBox<>("Time zone");
    private final Select<LimitMode> mode = new Select<>();
    private final TextField thresholds = new TextField("Tell at, in percent");
    private LimitMeasure measure = LimitMeasure.COST;
    private boolean allowUnpriced;

    LimitFields() {
        addClassName("form-row");
        period.setLabel("Period");
        period.setItemLabelGenerator(LimitWords::period);
        zone.setItems(Stream.concat(
                        Stream.of("UTC"), ZoneId.getAvailableZoneIds().stream().sorted())
                .distinct()
                .toList());
        mode.setLabel("When it is reached");
        mode.setItems(LimitMode.values());
        mode.setItemLabelGenerator(LimitFields::words);
        amount.setHelperText("Empty only counts; 0 allows nothing.");
        add(amount, period, zone, mode, thresholds);
        show(new UsageLimit(LimitMeasure.COST, null));
    }

    private static String words(LimitMode mode) {
        return switch (mode) {
            case ENFORCE -> "Block";
            case REPORT -> "Only count what it would block";
            case WARN -> "Warn";
        };
    }

    void show(UsageLimit rule) {
        measure = rule.measure();
        allowUnpriced = rule.allowUnpriced();
        var limit = rule.limit();
        amount.setLabel("Limit, in " + measure.words());
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

    /** @throws io.restormel.keys.platform.ApplicationException.Invalid when they make no sense */
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
        if (allowUnpriced) {
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

    void refuse(String problem) {
        amount.setErrorMessage(problem);
        amount.setInvalid(true);
    }
}
