package io.restormel.keys.engine;

/**
 * Orders the members of a pool for one request.
 *
 * <p>The hashing strategies are weighted rendezvous: each member draws a number from the hash of the request's key and
 * itself, and the order is by {@code -ln(number) / weight}. So a member comes first exactly as often as its weight says,
 * the rest follow by their weights too, and adding a member moves only the keys that the new member wins.
 */
final class PoolOrder implements Walk.Order {

    private final String key;
    private final int attempt;
    private final Signals signals;

    PoolOrder(String key, int attempt, Signals signals) {
        this.key = key;
        this.attempt = attempt;
        this.signals = signals;
    }

    @Override
    public Candidate[] of(CompiledStep step) {
        SelectionStrategy strategy = step.strategy();
        if (strategy == null || !step.isOrderedByRequest()) {
            return step.stored();
        }
        return switch (strategy) {
            case FIRST_ELIGIBLE -> step.stored();
            case ROUND_ROBIN -> rotated(step.stored(), signals.nextRoundRobin(step.id()));
            case DETERMINISTIC_HASH -> drawn(step.stored(), seed(step, 0));
            case WEIGHTED_RANDOM -> drawn(step.stored(), seed(step, attempt + 1));
        };
    }

    /** Salted, else a session that hashes low here would hash low at every pool. */
    private long seed(CompiledStep step, int salt) {
        long hash = Hash64.add(Hash64.SEED, key);
        hash = Hash64.add(Hash64.mix(hash), step.id());
        return Hash64.mix(hash + salt);
    }

    private static Candidate[] rotated(Candidate[] stored, long turn) {
        int first = Math.floorMod(turn, stored.length);
        Candidate[] order = new Candidate[stored.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = stored[(first + i) % stored.length];
        }
        return order;
    }

    private static Candidate[] drawn(Candidate[] stored, long seed) {
        Candidate[] order = stored.clone();
        double[] score = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            Candidate candidate = stored[i];
            double drawn = -StrictMath.log(Hash64.unit(seed ^ candidate.hash())) / candidate.weight();
            int at = i;
            while (at > 0 && score[at - 1] > drawn) {
                score[at] = score[at - 1];
                order[at] = order[at - 1];
                at--;
            }
            score[at] = drawn;
            order[at] = candidate;
        }
        return order;
    }
}
