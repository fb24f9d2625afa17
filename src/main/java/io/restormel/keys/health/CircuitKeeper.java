package io.restormel.keys.health;

import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes circuits, one node at a time, and writes down what happened to them. */
@Component
class CircuitKeeper {

    private final CircuitRepository circuits;
    private final LiveConfiguration live;
    private final ApplicationEventPublisher events;

    CircuitKeeper(CircuitRepository circuits, LiveConfiguration live, ApplicationEventPublisher events) {
        this.circuits = circuits;
        this.live = live;
        this.events = events;
    }

    /**
     * What the product itself finds.
     *
     * @return the circuit as it is now; empty when another node changed it meanwhile, who saw the same
     */
    @Transactional
    public Optional<Circuit> change(
            UUID projectId, CircuitSubject subject, Instant now, UnaryOperator<Circuit> change) {
        var snapshot = live.current(projectId);
        return snapshot == null
                ? Optional.empty()
                : change(
                        projectId,
                        subject,
                        now,
                        change,
                        AuditEntry.Actor.system(UUID.fromString(snapshot.workspaceId())));
    }

    /** What the present caller wants; {@code actor} is null then. */
    @Transactional
    public Optional<Circuit> change(
            UUID projectId,
            CircuitSubject subject,
            Instant now,
            UnaryOperator<Circuit> change,
            AuditEntry.@Nullable Actor actor) {
        var before = circuits.find(subject.circuitId(projectId)).orElseGet(() -> Circuit.untouched(projectId, subject));
        var after = change.apply(before);
        if (after.equals(before)) {
            return Optional.of(before);
        }
        if (!circuits.store(after)) {
            return Optional.empty();
        }
        if (!after.changedAt().equals(before.changedAt())) {
            circuits.add(new CircuitEvent(
                    UUID.randomUUID(),
                    projectId,
                    after.id(),
                    subject,
                    before.state(),
                    after.state(),
                    actor == null,
                    after.reason(),
                    after.retryAt(),
                    now));
            audit(before, after, actor);
        }
        return Optional.of(after);
    }

    /** An outage is told of once, when it begins and when it ends; trials between are in the timeline only. */
    private void audit(Circuit before, Circuit after, AuditEntry.@Nullable Actor actor) {
        var action = actor == null
                ? (after.state() == CircuitState.CLOSED ? "circuit_reset" : "circuit_tripped")
                : before.state() == CircuitState.CLOSED
                        ? "circuit_opened"
                        : after.state() == CircuitState.CLOSED ? "circuit_closed" : null;
        if (action != null) {
            var entry = AuditEntry.of(
                            action, "circuit", after.id(), after.subject().words())
                    .in(after.projectId())
                    .changed(Map.of("state", before.state().wire()), told(after));
            events.publishEvent(actor == null ? entry : entry.by(actor));
        }
    }

    private static Map<String, String> told(Circuit circuit) {
        return Map.of(
                "state",
                circuit.state().wire(),
                "reason",
                circuit.reason(),
                "retryAt",
                Objects.toString(circuit.retryAt(), ""));
    }
}
