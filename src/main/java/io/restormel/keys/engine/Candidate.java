package io.restormel.keys.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One provider and model that a step may choose: the step's own, or a member of its pool. Immutable. */
public final class Candidate {

    private final CandidateFacts facts;
    private final @Nullable ModelRef model;
    private final int poolIndex;
    private final double weight;
    private final long hash;
    private final long inputPrice;
    private final long outputPrice;
    private final StepOutcome before;
    private final StepOutcome after;

    /**
     * @param poolIndex -1 outside a pool
     * @param hash identity of the member within its pool, so that its share of sessions survives changes of the others
     */
    Candidate(CompiledStep step, CandidateFacts facts, int poolIndex, double weight, long hash) {
        this.facts = facts;
        this.model = facts.providerType() == null || facts.modelId() == null
                ? null
                : new ModelRef(facts.providerType(), facts.modelId());
        this.poolIndex = poolIndex;
        this.weight = weight;
        this.hash = hash;
        CatalogModel known = facts.catalogModel();
        this.inputPrice = units(known == null ? null : known.inputUsdPerMillion());
        this.outputPrice = units(known == null ? null : known.outputUsdPerMillion());
        this.before = StepOutcome.reached(step, this, facts.before());
        this.after = facts.turnsAtMillis() == Long.MAX_VALUE ? before : StepOutcome.reached(step, this, facts.after());
    }

    CompiledStep step() {
        return before.step();
    }

    /** Canonical provider, {@code google} for Google; null when the configuration names none. */
    public @Nullable String providerType() {
        return facts.providerType();
    }

    /** Null when neither member, step nor route names one. */
    public @Nullable String modelId() {
        return facts.modelId();
    }

    /** Both of the above; null when one is missing, so that nothing could be called. */
    public @Nullable ModelRef model() {
        return model;
    }

    /** Whether there is a provider and a model to call. */
    public boolean isExecutable() {
        return model != null;
    }

    /** Whether there is a key to call it with, held here or by the host. */
    public boolean hasKey() {
        return facts.hasKey();
    }

    /** Why there is none, for people; null when that goes without saying. */
    @Nullable
    String keyObstacle() {
        return facts.obstacle();
    }

    /** Position in the stored pool, from 0; null outside a pool. */
    public @Nullable Integer poolMemberIndex() {
        return poolIndex < 0 ? null : poolIndex;
    }

    /** What the catalogue knew when the snapshot was compiled; null when it did not know the model. */
    public @Nullable CatalogModel catalogModel() {
        return facts.catalogModel();
    }

    /** The policies' objections at an instant in epoch milliseconds. */
    public List<Violation> violationsAt(long nowMillis) {
        return nowMillis < facts.turnsAtMillis() ? facts.before() : facts.after();
    }

    /** What comes of trying this candidate at an instant in epoch milliseconds. The same instance every time. */
    public StepOutcome outcomeAt(long nowMillis) {
        return nowMillis < facts.turnsAtMillis() ? before : after;
    }

    /**
     * Estimated cost of one call in US dollars by list price; null when a price or the input is unknown.
     *
     * @param outputTokens null assumes as many as input, which overstates most calls but never hides the output price
     */
    public @Nullable BigDecimal estimateUsd(@Nullable Long inputTokens, @Nullable Long outputTokens) {
        CatalogModel known = facts.catalogModel();
        if (inputTokens == null
                || known == null
                || known.inputUsdPerMillion() == null
                || known.outputUsdPerMillion() == null) {
            return null;
        }
        long output = outputTokens == null ? inputTokens : outputTokens;
        return known.inputUsdPerMillion()
                .multiply(BigDecimal.valueOf(inputTokens))
                .add(known.outputUsdPerMillion().multiply(BigDecimal.valueOf(output)))
                .movePointLeft(6)
                .stripTrailingZeros();
    }

    /** Of a million input tokens, in units of {@link LimitMeasure#COST}; below 0 when nobody knows. */
    long inputPrice() {
        return inputPrice;
    }

    /** Of a million output tokens, as above. */
    long outputPrice() {
        return outputPrice;
    }

    private static long units(@Nullable BigDecimal price) {
        return price == null
                ? LimitEstimate.UNPRICED
                : CompiledLimit.units(price, LimitMeasure.COST, RoundingMode.CEILING);
    }

    long turnsAtMillis() {
        return facts.turnsAtMillis();
    }

    double weight() {
        return weight;
    }

    long hash() {
        return hash;
    }

    @Override
    public String toString() {
        return providerType() + "/" + modelId();
    }
}
