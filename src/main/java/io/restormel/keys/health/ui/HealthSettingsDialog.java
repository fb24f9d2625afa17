package io.restormel.keys.health.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import io.restormel.keys.health.HealthSettings;
import io.restormel.keys.platform.ui.EditedValue;
import io.restormel.keys.platform.ui.FormDialog;
import io.restormel.keys.platform.ui.LiveForm;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** When the circuits of a project open and close. */
final class HealthSettingsDialog implements EditedValue.Fields<HealthSettings> {

    private final Checkbox enabled = new Checkbox(text("health.dialog.enabled"));
    private final IntegerField window = field("window", 5, 3600, "windowText");
    private final IntegerField calls = field("calls", 1, 100_000, "callsText");
    private final IntegerField failures = field("failures", 0, 100, "failuresText");
    private final IntegerField rateLimits = field("rateLimits", 0, 100, "alone");
    private final IntegerField timeouts = field("timeouts", 0, 100, "alone");
    private final IntegerField open = field("open", 1, 3600, "openText");
    private final IntegerField trials = field("trials", 1, 1000, "trialsText");
    private final Checkbox probes = new Checkbox(text("health.dialog.probes"));
    private final EditedValue<HealthSettings> edited;

    /** @param stored those that hold, read anew */
    HealthSettingsDialog(UUID projectId, Supplier<HealthSettings> stored) {
        edited = new EditedValue<>("project", projectId.toString(), stored, this);
    }

    /** @param save gets what is wanted, and what the person has seen */
    void open(BiConsumer<HealthSettings, HealthSettings> save) {
        new FormDialog(
                        text("health.dialog.title"),
                        text("health.dialog.save"),
                        () -> save.accept(settings(), edited.seen()),
                        enabled,
                        window,
                        calls,
                        failures,
                        rateLimits,
                        timeouts,
                        open,
                        trials,
                        probes)
                .withConflict(edited)
                .open();
    }

    @Override
    public void show(HealthSettings value) {
        enabled.setValue(value.enabled());
        window.setValue(Math.toIntExact(value.window().toSeconds()));
        calls.setValue(value.minimumCalls());
        failures.setValue(value.failurePercent());
        rateLimits.setValue(value.rateLimitPercent());
        timeouts.setValue(value.timeoutPercent());
        open.setValue(Math.toIntExact(value.openFor().toSeconds()));
        trials.setValue(value.trials());
        probes.setValue(value.probes());
    }

    @Override
    public List<LiveForm.Difference> differences(HealthSettings theirs) {
        return Stream.of(
                        part(enabled, theirs.enabled()),
                        part(window, theirs.window().toSeconds()),
                        part(calls, theirs.minimumCalls()),
                        part(failures, theirs.failurePercent()),
                        part(rateLimits, theirs.rateLimitPercent()),
                        part(timeouts, theirs.timeoutPercent()),
                        part(open, theirs.openFor().toSeconds()),
                        part(trials, theirs.trials()),
                        part(probes, theirs.probes()))
                .filter(part -> !Objects.equals(part.theirs(), part.mine()))
                .toList();
    }

    private static LiveForm.Difference part(IntegerField field, long theirs) {
        return new LiveForm.Difference(
                field.getLabel(), Long.toString(theirs), Objects.toString(field.getValue(), null));
    }

    private static LiveForm.Difference part(Checkbox box, boolean theirs) {
        return new LiveForm.Difference(box.getLabel(), words(theirs), words(box.getValue()));
    }

    private static String words(boolean ticked) {
        return text(ticked ? "health.dialog.yes" : "health.dialog.no");
    }

    /** An empty field keeps what was there. */
    private HealthSettings settings() {
        var old = edited.seen();
        return new HealthSettings(
                enabled.getValue(),
                Duration.ofSeconds(value(window, old.window().toSeconds())),
                Math.toIntExact(value(calls, old.minimumCalls())),
                Math.toIntExact(value(failures, old.failurePercent())),
                Math.toIntExact(value(rateLimits, old.rateLimitPercent())),
                Math.toIntExact(value(timeouts, old.timeoutPercent())),
                Duration.ofSeconds(value(open, old.openFor().toSeconds())),
                Math.toIntExact(value(trials, old.trials())),
                probes.getValue());
    }

    private static long value(IntegerField field, long old) {
        return field.getValue() == null ? old : field.getValue();
    }

    private static IntegerField field(String name, int min, int max, String helper) {
        var field = new IntegerField(text("health.dialog." + name));
        field.setMin(min);
        field.setMax(max);
        field.setHelperText(text("health.dialog." + helper));
        return field;
    }
}
