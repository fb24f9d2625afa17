package io.restormel.keys.health;

import io.restormel.keys.credential.CredentialHealth;
import io.restormel.keys.engine.HealthView;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * The circuits that are not closed and the projects' settings, in memory, at most a second or two old. Asking is one
 * volatile read, and for a project in which nothing is ill that is all. Thread-safe.
 */
@Component
public class LiveHealth implements HealthView.Source, CredentialHealth {

    private static final long BETWEEN_TRIALS = 1_000;

    private final ModelNames names;
    private final Clock clock;
    private final ConcurrentMap<UUID, AtomicLong> lastTrials = new ConcurrentHashMap<>();
    private volatile Map<String, Map<CircuitSubject, Circuit>> ill = Map.of();
    private volatile Map<UUID, HealthSettings> settings = Map.of();

    LiveHealth(ModelNames names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    @Override
    public HealthView of(String projectId) {
        var circuits = ill.get(projectId);
        return circuits == null
                ? HealthView.ALL_WELL
                : new RequestHealth(circuits, names::canonical, clock.instant(), this::takeTrial, new HashSet<>());
    }

    /** One whose circuit is half-open may be tried: there are not many of such calls. */
    @Override
    public boolean isIll(UUID projectId, UUID credentialId) {
        return ill.getOrDefault(projectId.toString(), Map.of()).values().stream()
                .anyMatch(each -> each.state() == CircuitState.OPEN
                        && credentialId.equals(each.subject().credentialId()));
    }

    HealthSettings settings(UUID projectId) {
        return settings.getOrDefault(projectId, HealthSettings.DEFAULT);
    }

    List<Circuit> halfOpen(UUID projectId) {
        var circuits = ill.get(projectId.toString());
        return circuits == null
                ? List.of()
                : circuits.values().stream()
                        .filter(each -> each.state() == CircuitState.HALF_OPEN)
                        .toList();
    }

    void show(Map<UUID, HealthSettings> newSettings) {
        settings = Map.copyOf(newSettings);
    }

    /** @param circuits those of all projects that are not closed */
    void show(List<Circuit> circuits) {
        Map<String, Map<CircuitSubject, Circuit>> shown = new HashMap<>();
        Set<UUID> ids = new HashSet<>();
        for (var circuit : circuits) {
            ids.add(circuit.id());
            shown.computeIfAbsent(circuit.projectId().toString(), _ -> new HashMap<>())
                    .put(circuit.subject(), circuit);
        }
        ill = shown;
        lastTrials.keySet().retainAll(ids);
    }

    /** Whether this call is the one of its second that is let through. */
    private boolean takeTrial(UUID circuitId) {
        long now = clock.millis();
        var last = lastTrials.computeIfAbsent(circuitId, _ -> new AtomicLong());
        long before = last.get();
        return now - before >= BETWEEN_TRIALS && last.compareAndSet(before, now);
    }
}
