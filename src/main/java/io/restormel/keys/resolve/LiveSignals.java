package io.restormel.keys.resolve;

import io.restormel.keys.engine.EndUserFacts;
import io.restormel.keys.engine.Signals;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** The real clock, the end users held in memory, and counters of round-robin pools: per node, from a start of their own after a restart. */
@Component
class LiveSignals implements Signals {

    private final LiveConfiguration live;
    private final Clock clock;
    private final ConcurrentMap<String, AtomicLong> roundRobin = new ConcurrentHashMap<>();

    LiveSignals(LiveConfiguration live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    @Override
    public long nowMillis() {
        return clock.millis();
    }

    @Override
    public EndUserFacts endUser(String projectId, String endUserId) {
        return live.endUser(UUID.fromString(projectId), endUserId);
    }

    /** The same end users at one instant, and round robin that does not advance: for simulations. */
    Signals still() {
        var now = Signals.at(clock.millis());
        return new Signals() {
            @Override
            public long nowMillis() {
                return now.nowMillis();
            }

            @Override
            public long nextRoundRobin(String stepId) {
                return now.nextRoundRobin(stepId);
            }

            @Override
            public EndUserFacts endUser(String projectId, String endUserId) {
                return LiveSignals.this.endUser(projectId, endUserId);
            }
        };
    }

    @Override
    public long nextRoundRobin(String stepId) {
        return roundRobin.computeIfAbsent(stepId, _ -> new AtomicLong()).getAndIncrement();
    }
}
