package io.restormel.keys.engine;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step in its place in the order, with everything settled that configuration settles. Immutable. */
public final class CompiledStep {

    private final StepConfig config;
    private final int position;
    private final Candidate[] candidates;
    private final Demands demands;
    private final StepOutcome notReached;

    CompiledStep(StepConfig config, int position, List<CandidateFacts> facts) {
        this.config = config;
        this.position = position;
        this.demands = Demands.of(config);
        this.candidates = new Candidate[facts.size()];
        ModelPool pool = config.modelPool();
        for (int i = 0; i < candidates.length; i++) {
            boolean pooled = pool != null;
            double weight = pool == null ? 1 : pool.members().get(i).weight();
            candidates[i] = new Candidate(this, facts.get(i), pooled ? i : -1, weight, memberHash(facts, i));
        }
        this.notReached = StepOutcome.notTried(
                this, config.enabled() ? StepOutcome.Status.NOT_REACHED : StepOutcome.Status.DISABLED);
    }

    public StepConfig config() {
        return config;
    }

    public String id() {
        return config.id();
    }

    public int orderIndex() {
        return config.orderIndex();
    }

    public boolean enabled() {
        return config.enabled();
    }

    /** Its place in the order in which steps are tried, from 0, counting disabled ones; -1 for {@link #isChoice}. */
    public int position() {
        return position;
    }

    /** Whether this is no step of the route, but the end user's choice that goes before them all. */
    public boolean isChoice() {
        return position == Choice.BEFORE_ALL;
    }

    /** What it asks of a request before it applies. */
    Demands demands() {
        return demands;
    }

    /** What it asks of a request before it applies; null when nothing. */
    public @Nullable Condition condition() {
        return demands.condition();
    }

    /** How the pool is ordered; null without a pool. */
    public @Nullable SelectionStrategy strategy() {
        ModelPool pool = config.modelPool();
        return pool == null ? null : pool.strategy();
    }

    /** The members of the pool as stored, or the one model; never empty. */
    public List<Candidate> candidates() {
        return List.of(candidates);
    }

    Candidate firstCandidate() {
        return candidates[0];
    }

    /** Shared, not a copy: this is the hot path, and nobody in the package writes to it. */
    Candidate[] stored() {
        return candidates;
    }

    /** Whether the order of candidates depends on the request. */
    boolean isOrderedByRequest() {
        return candidates.length > 1 && strategy() != SelectionStrategy.FIRST_ELIGIBLE;
    }

    /** The outcome when an earlier step is chosen; the same instance every time. */
    StepOutcome notReached() {
        return notReached;
    }

    @Override
    public String toString() {
        return "step " + config.orderIndex() + " " + List.of(candidates);
    }

    /** Twins get hashes of their own, else the one that wins would take the other's share too. */
    private static long memberHash(List<CandidateFacts> facts, int index) {
        CandidateFacts own = facts.get(index);
        int twin = Collections.frequency(facts.subList(0, index), own);
        long hash = Hash64.add(Hash64.SEED, String.valueOf(own.providerType()));
        hash = Hash64.add(hash, "/");
        hash = Hash64.add(hash, String.valueOf(own.modelId()));
        return Hash64.mix(hash + twin);
    }
}
