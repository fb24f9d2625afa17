package io.restormel.keys.health.ui;

import io.restormel.keys.health.CallCounts;
import io.restormel.keys.health.Circuit;
import io.restormel.keys.health.CircuitReport;
import io.restormel.keys.health.CircuitState;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import java.util.List;

/** Circuits in words. */
final class CircuitWords {

    private CircuitWords() {}

    static StatusBadge badge(Circuit circuit) {
        return switch (circuit.state()) {
            case CLOSED -> new StatusBadge("Well", Tone.SUCCESS);
            case OPEN -> new StatusBadge(circuit.byHand() ? "Opened by hand" : "Open", Tone.DANGER);
            case HALF_OPEN -> new StatusBadge("Being tried", Tone.WARNING);
        };
    }

    static String state(CircuitState state) {
        return switch (state) {
            case CLOSED -> "Closed";
            case OPEN -> "Open";
            case HALF_OPEN -> "Half-open";
        };
    }

    static String kind(CircuitReport report) {
        return switch (report.circuit().subject().kind()) {
            case PROVIDER -> "Provider";
            case MODEL -> "Model";
            case CREDENTIAL -> "Key";
        };
    }

    static String share(CallCounts counts) {
        return counts.calls() == 0
                ? "No calls"
                : counts.failurePercent() + " % of " + counts.calls() + (counts.calls() == 1 ? " call" : " calls");
    }

    /** The names of routes, the first few of many. */
    static String routes(CircuitReport report) {
        var names = names(report);
        return names.isEmpty()
                ? "None"
                : names.size() <= 3
                        ? String.join(", ", names)
                        : String.join(", ", names.subList(0, 2)) + " and " + (names.size() - 2) + " more";
    }

    static List<String> names(CircuitReport report) {
        return report.affected().stream().map(CircuitReport.AffectedRoute::name).toList();
    }
}
