package io.restormel.keys.health.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.health.CallCounts;
import io.restormel.keys.health.Circuit;
import io.restormel.keys.health.CircuitEvent;
import io.restormel.keys.health.CircuitKind;
import io.restormel.keys.health.CircuitReport;
import io.restormel.keys.health.CircuitState;
import io.restormel.keys.health.CircuitSubject;
import io.restormel.keys.platform.ui.Phrases;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import java.util.List;

/** Circuits in words. */
final class CircuitWords {

    private CircuitWords() {}

    static StatusBadge badge(Circuit circuit) {
        return switch (circuit.state()) {
            case CLOSED -> new StatusBadge(text("health.badge.well"), Tone.SUCCESS);
            case OPEN ->
                new StatusBadge(text(circuit.byHand() ? "health.badge.hand" : "health.badge.open"), Tone.DANGER);
            case HALF_OPEN -> new StatusBadge(text("health.badge.tried"), Tone.WARNING);
        };
    }

    static String state(CircuitState state) {
        return switch (state) {
            case CLOSED -> text("health.state.closed");
            case OPEN -> text("health.state.open");
            case HALF_OPEN -> text("health.state.halfOpen");
        };
    }

    static String kind(CircuitReport report) {
        return switch (report.circuit().subject().kind()) {
            case PROVIDER -> text("health.kind.provider");
            case MODEL -> text("health.kind.model");
            case CREDENTIAL -> text("health.kind.credential");
        };
    }

    static String share(CallCounts counts) {
        return counts.calls() == 0
                ? text("health.share.none")
                : text("health.share.some", counts.failurePercent(), counts.calls());
    }

    /** Why it is in its state; that somebody opened it is said by its badge. */
    static String reason(CircuitReport report) {
        return why(report.circuit().said());
    }

    /** Why it changed; that somebody did it is said beside it. */
    static String reason(CircuitEvent event) {
        return why(event.said());
    }

    private static String why(String said) {
        return said.isEmpty() ? "–" : Phrases.of(said);
    }

    /** What it is of, such as {@code openai / gpt-4o}. */
    static String name(CircuitReport report) {
        var subject = subject(report.circuit().subject());
        var label = report.credentialLabel();
        return label == null ? subject : text("health.subject.labelled", subject, label);
    }

    static String subject(CircuitSubject subject) {
        return subject.kind() == CircuitKind.CREDENTIAL
                ? text("health.subject.key", subject.providerType())
                : subject.words();
    }

    /** The names of routes, the first few of many. */
    static String routes(CircuitReport report) {
        var names = names(report);
        return names.isEmpty()
                ? text("health.routes.none")
                : names.size() <= 3
                        ? String.join(", ", names)
                        : text("health.routes.more", String.join(", ", names.subList(0, 2)), names.size() - 2);
    }

    static List<String> names(CircuitReport report) {
        return report.affected().stream().map(CircuitReport.AffectedRoute::name).toList();
    }
}
