package io.restormel.keys.health;

import io.restormel.keys.credential.CredentialSigns;
import io.restormel.keys.platform.SqlFault;
import io.restormel.keys.platform.UnforcedTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Looks at what was reported, a few times a second: adds it to the counts that all nodes share, opens, tries and closes
 * circuits, and shows what is so to those who decide. What another node has found is known here a second later.
 */
@Component
class HealthMonitor {

    private static final Logger log = LoggerFactory.getLogger(HealthMonitor.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 4;
    private static final Duration SPANS_KEPT = Duration.ofMinutes(90);
    private static final Duration EVENTS_KEPT = Duration.ofDays(90);

    private final HealthTally tally;
    private final CallSpanRepository spans;
    private final CircuitRepository circuits;
    private final HealthSettingsRepository settings;
    private final CircuitKeeper keeper;
    private final CredentialSigns credentials;
    private final HealthProbes probes;
    private final LiveHealth health;
    private final Clock clock;
    private final UnforcedTransaction transaction;
    private Instant nextLook = Instant.EPOCH;

    HealthMonitor(
            HealthTally tally,
            CallSpanRepository spans,
            CircuitRepository circuits,
            HealthSettingsRepository settings,
            CircuitKeeper keeper,
            CredentialSigns credentials,
            HealthProbes probes,
            LiveHealth health,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.tally = tally;
        this.spans = spans;
        this.circuits = circuits;
        this.settings = settings;
        this.keeper = keeper;
        this.credentials = credentials;
        this.probes = probes;
        this.health = health;
        this.clock = clock;
        this.transaction = new UnforcedTransaction(transactions);
    }

    /** One look; cheap when nothing was reported and the last one was less than a second ago. */
    synchronized void look() {
        var now = now();
        var drained = tally.drain();
        if (drained.isEmpty() && now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(LOOK);
        health.show(settings.all());
        if (!drained.isEmpty()) {
            add(drained);
            drained.failing().forEach(project -> diagnose(project, now));
        }
        for (var circuit : circuits.notClosed()) {
            var trials = drained.trials().getOrDefault(circuit.id(), new HealthTally.Trials(0, 0));
            advance(circuit, trials, now);
        }
        health.show(circuits.notClosed());
    }

    /** As {@link #look}, for whoever has just changed something and wants it to hold. */
    synchronized void lookAgain() {
        nextLook = Instant.EPOCH;
        look();
    }

    void forgetOld() {
        var now = now();
        spans.forgetBefore(now.minus(SPANS_KEPT));
        circuits.forgetEventsBefore(now.minus(EVENTS_KEPT));
    }

    private void advance(Circuit circuit, HealthTally.Trials trials, Instant now) {
        var own = health.settings(circuit.projectId());
        if (circuit.state() == CircuitState.HALF_OPEN && (trials.succeeded() > 0 || trials.failed() > 0)) {
            change(circuit, now, each -> each.afterTrials(trials.succeeded(), trials.failed(), own, now));
        } else if (circuit.isDue(now) && !circuit.byHand() && own.probes()) {
            probes.ask(circuit, answer -> answered(circuit, answer));
        } else if (circuit.due(now) != circuit) {
            change(circuit, now, each -> each.due(now));
        }
    }

    /** @param complaint null when calls may be tried again */
    private void answered(Circuit circuit, @org.jspecify.annotations.Nullable String complaint) {
        var now = now();
        var own = health.settings(circuit.projectId());
        change(circuit, now, each -> complaint == null ? each.due(now) : each.probeFailed(complaint, own, now));
    }

    private void change(Circuit circuit, Instant now, UnaryOperator<Circuit> change) {
        try {
            keeper.change(circuit.projectId(), circuit.subject(), now, change);
        } catch (RuntimeException e) {
            log.warn("Circuit {} could not be changed; the next look tries again", circuit.id(), e);
        }
    }

    private void diagnose(UUID projectId, Instant now) {
        var own = health.settings(projectId);
        var known = circuits.ofProject(projectId).stream().collect(Collectors.toMap(Circuit::subject, each -> each));
        var window = spans.since(projectId, now.minus(own.window()));
        new Diagnosis(window, own, now, subject -> known.getOrDefault(subject, Circuit.untouched(projectId, subject)))
                .opening()
                .forEach(opening -> change(
                        opening, now, each -> each.state() == CircuitState.CLOSED ? opened(each, opening) : each));
    }

    /** Whatever revision it has by now. */
    private static Circuit opened(Circuit present, Circuit opening) {
        return new Circuit(
                opening.id(),
                opening.projectId(),
                opening.subject(),
                opening.state(),
                opening.byHand(),
                opening.changedAt(),
                opening.retryAt(),
                opening.openings(),
                opening.trialSuccesses(),
                opening.reason(),
                present.revision());
    }

    /** Two nodes may add the same span at once; one of them tries again. What cannot be added is not worth keeping. */
    private void add(HealthTally.Drained drained) {
        var rows = rows(drained);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                transaction.executeWithoutResult(_ -> spans.add(rows));
                return;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !(SqlFault.mayPass(e) || SqlFault.isDuplicateKey(e))) {
                    log.warn("{} spans of calls are not counted for health", rows.size(), e);
                    return;
                }
            }
        }
    }

    private List<CallSpan> rows(HealthTally.Drained drained) {
        Map<HealthTally.Place, CallCounts> counts = new HashMap<>(drained.counts());
        var handedOut = credentials.handedOut(drained.unsure().stream()
                .map(HealthTally.Unsure::decisionId)
                .distinct()
                .toList());
        drained.unsure()
                .forEach(each -> counts.merge(
                        each.place().by(handedOut.get(each.decisionId())), each.counts(), CallCounts::plus));
        // In one order, so that two nodes wait for each other in one direction only.
        return counts.entrySet().stream()
                .map(each -> new CallSpan(
                        each.getKey().projectId(),
                        each.getKey().providerType(),
                        each.getKey().modelId(),
                        each.getKey().credentialId(),
                        each.getKey().start(),
                        each.getValue()))
                .sorted(Comparator.comparing((CallSpan span) -> span.projectId())
                        .thenComparing(CallSpan::start)
                        .thenComparing(CallSpan::providerType)
                        .thenComparing(CallSpan::modelId)
                        .thenComparing(span -> String.valueOf(span.credentialId())))
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
