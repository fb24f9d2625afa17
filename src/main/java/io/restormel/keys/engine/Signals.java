package io.restormel.keys.engine;

/** What may change between two requests without an edit. Implementations are thread-safe. */
public interface Signals {

    /** Now, in epoch milliseconds. */
    long nowMillis();

    /** A number that grows by one with each call for the same step; asked only when a round-robin pool is reached. */
    long nextRoundRobin(String stepId);

    /** What is known of an end user at the moment; asked at most once a request, on routes where it matters. */
    default EndUserFacts endUser(String projectId, String endUserId) {
        return EndUserFacts.NONE;
    }

    /** How the providers do at the moment for a project; asked once a request, or twice. */
    default HealthView health(String projectId) {
        return HealthView.ALL_WELL;
    }

    /** Who counts what decisions use; asked on limited routes. */
    default LimitLedger limits() {
        return LimitLedger.NONE;
    }

    /** Signals at a fixed instant, without end users, whose round robin always starts at the first member. */
    static Signals at(long nowMillis) {
        return new Signals() {
            @Override
            public long nowMillis() {
                return nowMillis;
            }

            @Override
            public long nextRoundRobin(String stepId) {
                return 0;
            }
        };
    }
}
