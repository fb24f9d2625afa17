package io.restormel.keys.engine;

/**
 * Whose key a candidate would be called with in one request.
 *
 * @param endUser asked only where the route lets their keys count
 */
record KeyCheck(KeyUse use, EndUserFacts endUser) implements Walk.Gate {

    /** What the compiler can settle: no end user is asked. */
    static final KeyCheck PLATFORM = new KeyCheck(KeyUse.PLATFORM, EndUserFacts.NONE);

    @Override
    public StepOutcome outcomeOf(Candidate candidate, long nowMillis) {
        StepOutcome byPlatform = candidate.outcomeAt(nowMillis);
        if (use == KeyUse.PLATFORM) {
            return byPlatform;
        }
        return switch (byPlatform.status()) {
            case SELECTED, NO_KEY -> withOwnKey(candidate, byPlatform);
            case BLOCKED, INCOMPLETE, NOT_OFFERED, NOT_APPLICABLE, UNHEALTHY, SKIPPED_BY_RETRY, DISABLED, NOT_REACHED ->
                byPlatform;
        };
    }

    /** Whether there is a key to call a candidate with, whatever policy says. */
    boolean hasKey(Candidate candidate) {
        ModelRef model = candidate.model();
        return (use.countsPlatform() && candidate.hasKey())
                || model == null
                || (use.countsEndUser() && endUser.hasKey(model));
    }

    private StepOutcome withOwnKey(Candidate candidate, StepOutcome byPlatform) {
        ModelRef model = candidate.model();
        if (model != null && endUser.hasKey(model)) {
            return StepOutcome.byOwnKey(byPlatform.step(), candidate);
        }
        return use == KeyUse.BYOK ? StepOutcome.withoutOwnKey(byPlatform.step(), candidate) : byPlatform;
    }
}
