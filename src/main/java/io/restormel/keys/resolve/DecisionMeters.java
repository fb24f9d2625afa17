package io.restormel.keys.resolve;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.engine.Resolution;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Counts decisions by outcome and provider, and times them. Thread-safe. */
@Component
class DecisionMeters {

    /** Projects may name providers of their own; a label must not grow with them. */
    private static final int MOST_PROVIDERS = 50;

    private static final String NONE = "none";
    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Timer time;
    private final ConcurrentMap<String, Counter> resolved = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Counter> unresolved = new ConcurrentHashMap<>();

    DecisionMeters(MeterRegistry registry) {
        this.registry = registry;
        this.time = Timer.builder("restormel.decision")
                .description("Time that a decision took")
                .serviceLevelObjectives(
                        Duration.ofNanos(1_000),
                        Duration.ofNanos(10_000),
                        Duration.ofNanos(100_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(10),
                        Duration.ofMillis(100))
                .register(registry);
    }

    void decided(Resolution resolution, long tookNanos) {
        time.record(tookNanos, TimeUnit.NANOSECONDS);
        var counter = resolution instanceof Resolution.Resolved chosen
                ? ofProvider(Providers.wire(chosen.model().providerType()))
                : unresolved.computeIfAbsent(resolution.code(), code -> counter(code, NONE));
        counter.increment();
    }

    private Counter ofProvider(String provider) {
        var known = resolved.get(provider);
        if (known != null) {
            return known;
        }
        var label = resolved.size() < MOST_PROVIDERS ? provider : OTHER;
        return resolved.computeIfAbsent(label, name -> counter("resolved", name));
    }

    private Counter counter(String code, String provider) {
        return Counter.builder("restormel.decisions")
                .description("Decisions by outcome and chosen provider")
                .tag("code", code)
                .tag("provider", provider)
                .register(registry);
    }
}
