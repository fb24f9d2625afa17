package io.restormel.keys.health.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import io.restormel.keys.health.HealthSettings;
import io.restormel.keys.platform.ui.FormDialog;
import java.time.Duration;
import java.util.function.Consumer;

/** When the circuits of a project open and close. */
final class HealthSettingsDialog {

    private final Checkbox enabled = new Checkbox("Open circuits by what hosts report");
    private final IntegerField window;
    private final IntegerField calls;
    private final IntegerField failures;
    private final IntegerField rateLimits;
    private final IntegerField timeouts;
    private final IntegerField open;
    private final IntegerField trials;
    private final Checkbox probes = new Checkbox("Ask the provider ourselves first, where we hold a key");
    private final HealthSettings old;

    HealthSettingsDialog(HealthSettings old) {
        this.old = old;
        enabled.setValue(old.enabled());
        probes.setValue(old.probes());
        window = field(
                "Window, seconds", Math.toIntExact(old.window().toSeconds()), 5, 3600, "How far back calls count.");
        calls = field("Minimum calls", old.minimumCalls(), 1, 100_000, "Fewer calls in the window say nothing.");
        failures =
                field("Failures, %", old.failurePercent(), 0, 100, "Of the calls in the window; 0: any share is fine.");
        rateLimits = field("Rate limits, %", old.rateLimitPercent(), 0, 100, "Counted on their own.");
        timeouts = field("Timeouts, %", old.timeoutPercent(), 0, 100, "Counted on their own.");
        open = field(
                "Open for, seconds",
                Math.toIntExact(old.openFor().toSeconds()),
                1,
                3600,
                "At first; twice as long each time it opens again.");
        trials = field("Successes to close", old.trials(), 1, 1000, "Of the calls that are let through to try it.");
    }

    void open(Consumer<HealthSettings> save) {
        new FormDialog(
                        "When circuits open",
                        "Save",
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
