package io.restormel.keys.resolve;

import io.restormel.keys.engine.EndUserFacts;
import io.restormel.keys.engine.HealthView;
import io.restormel.keys.engine.LimitLedger;
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
    private final HealthView.Source health;
    private final LimitLedger limits;
    private final Clock clock;
    private final ConcurrentMap<String, AtomicLong> roundRobin = new ConcurrentHashMap<>();

    LiveSignals(LiveConfiguration live, HealthView.Source health, LimitLedger limits, Clock clock) {
        this.live = live;
        this.health = health;
        this.limits = limits;
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

    @Override
    public HealthView health(String projectId) {
        return health.of(projectId);
    }

    @Override
    public LimitLedger limits() {
        return limits;
    }

    /** The same end users at one instant, round robin that does not advance, and limits that set nothing aside: for simulations. */
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

            @Override
            public HealthView health(String projectId) {
                return health.of(projectId).withoutTrials();
            }

            @Override
            public LimitLedger limits() {
                return limits.asked();
            }
        };
    }

    @Override
    public long nextRoundRobin(String stepId) {
        return roundRobin.computeIfAbsent(stepId, _ -> new AtomicLong()).getAndIncrement();
    }
}
