package io.restormel.keys.whatif;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One question on its way to an answer. Thread-safe. */
public final class WhatIfRun {

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    private final UUID id = UUID.randomUUID();
    private final UUID projectId;
    private final Instant startedAt;
    private volatile State state = State.WAITING;
    private volatile int done;
    private volatile int total;
    private volatile boolean cancelled;
    private volatile @Nullable WhatIfResult result;
    private volatile @Nullable Instant endedAt;

    WhatIfRun(UUID projectId, Instant startedAt) {
        this.projectId = projectId;
        this.startedAt = startedAt;
    }

    public UUID id() {
        return id;
    }

    public UUID projectId() {
        return projectId;
    }

    public State state() {
        return state;
    }

    /** Decisions asked again so far. */
    public int done() {
        return done;
    }

    /** Decisions to ask; 0 until they are counted. */
    public int total() {
        return total;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Null while it goes on. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** Null unless {@link State#DONE}. */
    public @Nullable WhatIfResult result() {
        return result;
    }

    public boolean isOver() {
        return endedAt != null;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void running(int of) {
        total = of;
        state = State.RUNNING;
    }

    void progressed(int to) {
        done = to;
    }

    void over(State how, @Nullable WhatIfResult what, Instant now) {
        result = what;
        state = how;
        endedAt = now;
    }
}
