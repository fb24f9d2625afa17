package io.restormel.keys.resolve;

import io.restormel.keys.engine.Signals;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** The real clock, and counters of round-robin pools: per node, from a start of their own after a restart. */
@Component
class LiveSignals implements Signals {

    private final Clock clock;
    private final ConcurrentMap<String, AtomicLong> roundRobin = new ConcurrentHashMap<>();

    LiveSignals(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long nowMillis() {
        return clock.millis();
    }

    @Override
    public long nextRoundRobin(String stepId) {
        return roundRobin.computeIfAbsent(stepId, _ -> new AtomicLong()).getAndIncrement();
    }
}
