package io.restormel.keys.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Which circuits open on the calls of a project's window. A provider's opens only when more than one of its models fails:
 * where one does, that one's circuit is enough, and the others go on serving. Pure.
 */
final class Diagnosis {

    private final List<CallSpan> spans;
    private final HealthSettings settings;
    private final Instant now;
    private final Function<CircuitSubject, Circuit> known;

    /** @param spans calls of the window; {@code known} gives the circuit as it is */
    Diagnosis(List<CallSpan> spans, HealthSettings settings, Instant now, Function<CircuitSubject, Circuit> known) {
        this.spans = List.copyOf(spans);
        this.settings = settings;
        this.now = now;
        this.known = known;
    }

    /** Those that have to open, as they are then. */
    List<Circuit> opening() {
        List<Circuit> opening = new ArrayList<>();
        for (var subject : subjects()) {
            var circuit = known.apply(subject);
            var after = circuit.afterCalls(counts(subject, circuit.changedAt()), settings, now);
            if (after != circuit && (subject.kind() != CircuitKind.PROVIDER || severalModelsFail(subject, circuit))) {
                opening.add(after);
            }
        }
        return opening;
    }

    private Set<CircuitSubject> subjects() {
        Set<CircuitSubject> subjects = new HashSet<>();
        for (var span : spans) {
            subjects.add(CircuitSubject.provider(span.providerType()));
            subjects.add(CircuitSubject.model(span.providerType(), span.modelId()));
            if (span.credentialId() != null) {
                subjects.add(CircuitSubject.credential(span.providerType(), span.credentialId()));
            }
        }
        return subjects;
    }

    /** @param since only spans that began then or later: what a circuit was closed after does not open it again */
    private CallCounts counts(CircuitSubject subject, Instant since) {
        return spans.stream()
                .filter(span -> !span.start().isBefore(since))
                .filter(span -> span.isOf(subject))
                .map(span -> span.countsFor(subject.kind()))
                .reduce(CallCounts.NONE, CallCounts::plus);
    }

    private boolean severalModelsFail(CircuitSubject provider, Circuit circuit) {
        Map<String, CallCounts> models = new HashMap<>();
        for (var span : spans) {
            if (span.isOf(provider) && !span.start().isBefore(circuit.changedAt())) {
                models.merge(span.modelId(), span.countsFor(CircuitKind.PROVIDER), CallCounts::plus);
            }
        }
        var few = new HealthSettings(
                true,
                settings.window(),
                1,
                settings.failurePercent(),
                settings.rateLimitPercent(),
                settings.timeoutPercent(),
                settings.openFor(),
                settings.trials(),
                settings.probes());
        return models.values().stream()
                        .map(few::objectionTo)
                        .filter(Objects::nonNull)
                        .count()
                > 1;
    }
}
