package io.restormel.keys.health;

import io.restormel.keys.credential.CredentialSigns;
import io.restormel.keys.engine.Candidate;
import io.restormel.keys.engine.ModelRef;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks providers that are ill, with keys held here, whether they answer again, by the request that verifies a key: it is
 * free of charge and goes to no other address than that. Each is asked on a thread of its own, once at a time.
 */
@Component
class HealthProbes {

    private static final Logger log = LoggerFactory.getLogger(HealthProbes.class);

    private final CredentialSigns credentials;
    private final LiveConfiguration live;
    private final Set<UUID> asking = ConcurrentHashMap.newKeySet();

    HealthProbes(CredentialSigns credentials, LiveConfiguration live) {
        this.credentials = credentials;
        this.live = live;
    }

    /** Does nothing while it is being asked; {@code then} gets null unless there is something to complain of. */
    void ask(Circuit circuit, Consumer<@Nullable String> then) {
        if (asking.add(circuit.id())) {
            Thread.ofVirtual().name("health-probe").start(() -> {
                try {
                    then.accept(complaint(circuit));
                } catch (RuntimeException e) {
                    log.warn("Circuit {} could not be looked at; the next look tries again", circuit.id(), e);
                } finally {
                    asking.remove(circuit.id());
                }
            });
        }
    }

    private @Nullable String complaint(Circuit circuit) {
        var snapshot = live.current(circuit.projectId());
        if (snapshot == null) {
            return null;
        }
        var answer = credentials.ask(keys(snapshot, circuit.subject()));
        if (answer.isEmpty()) {
            return null;
        }
        return switch (answer.get()) {
            case WELL -> null;
            case KEY_REFUSED ->
                circuit.subject().kind() == CircuitKind.CREDENTIAL ? "the provider does not take the key" : null;
            case ILL -> "the provider does not answer as it should";
        };
    }

    private static Stream<UUID> keys(Snapshot snapshot, CircuitSubject subject) {
        var only = subject.credentialId();
        return only != null
                ? Stream.of(only)
                : snapshot.routes().stream()
                        .flatMap(route -> route.steps().stream()
                                .flatMap(step -> step.candidates().stream())
                                .map(Candidate::model)
                                .filter(model ->
                                        model != null && model.providerType().equals(subject.providerType()))
                                .map(model -> new Use(route.environment().id(), model)))
                        .distinct()
                        .flatMap(use -> snapshot.usableKeys(use.environmentId(), use.model()))
                        .map(UUID::fromString)
                        .distinct();
    }

    /** Many routes have the same few. */
    private record Use(String environmentId, ModelRef model) {}
}
