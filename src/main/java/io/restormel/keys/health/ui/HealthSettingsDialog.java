package io.restormel.keys.health.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import io.restormel.keys.health.HealthSettings;
import io.restormel.keys.platform.ui.FormDialog;
import java.time.Duration;
import java.util.function.Consumer;

/** When the circuits of a project open and close. */
final class HealthSettingsDialog {

    private final Checkbox enabled = new Checkbox(text("health.dialog.enabled"));
    private final IntegerField window;
    private final IntegerField calls;
    private final IntegerField failures;
    private final IntegerField rateLimits;
    private final IntegerField timeouts;
    private final IntegerField open;
    private final IntegerField trials;
    private final Checkbox probes = new Checkbox(text("health.dialog.probes"));
    private final HealthSettings old;

    HealthSettingsDialog(HealthSettings old) {
        this.old = old;
        enabled.setValue(old.enabled());
        probes.setValue(old.probes());
        window = field(
                text("health.dialog.window"),
                Math.toIntExact(old.window().toSeconds()),
                5,
                3600,
                text("health.dialog.windowText"));
        calls = field(text("health.dialog.calls"), old.minimumCalls(), 1, 100_000, text("health.dialog.callsText"));
        failures =
                field(text("health.dialog.failures"), old.failurePercent(), 0, 100, text("health.dialog.failuresText"));
        rateLimits =
                field(text("health.dialog.rateLimits"), old.rateLimitPercent(), 0, 100, text("health.dialog.alone"));
        timeouts = field(text("health.dialog.timeouts"), old.timeoutPercent(), 0, 100, text("health.dialog.alone"));
        open = field(
                text("health.dialog.open"),
                Math.toIntExact(old.openFor().toSeconds()),
                1,
                3600,
                text("health.dialog.openText"));
        trials = field(text("health.dialog.trials"), old.trials(), 1, 1000, text("health.dialog.trialsText"));
    }

    void open(Consumer<HealthSettings> save) {
        new FormDialog(
                        text("health.dialog.title"),
                        text("health.dialog.save"),
                        () -> save.accept(settings()),
                        enabled,
                        window,
                        calls,
                        failures,
                        rateLimits,
                        timeouts,
                        open,
                        trials,
                        probes)
                .open();
    }

    /** An empty field keeps what was there. */
    private HealthSettings settings() {
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

    private static IntegerField field(String label, int value, int min, int max, String helper) {
        var field = new IntegerField(label);
        field.setMin(min);
        field.setMax(max);
        field.setValue(value);
        field.setHelperText(helper);
        return field;
    }
}
