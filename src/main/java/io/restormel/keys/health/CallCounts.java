package io.restormel.keys.health;

/**
 * How many calls ended in which way.
 *
 * @param keyRefused those whose key was not taken; a failure of the key, not of the provider, where the key is known
 */
public record CallCounts(long succeeded, long failed, long rateLimited, long timedOut, long keyRefused) {

    public static final CallCounts NONE = new CallCounts(0, 0, 0, 0, 0);

    static CallCounts of(CallResult result) {
        return switch (result) {
            case SUCCEEDED -> new CallCounts(1, 0, 0, 0, 0);
            case FAILED -> new CallCounts(0, 1, 0, 0, 0);
            case RATE_LIMITED -> new CallCounts(0, 0, 1, 0, 0);
            case TIMED_OUT -> new CallCounts(0, 0, 0, 1, 0);
            case KEY_REFUSED -> new CallCounts(0, 0, 0, 0, 1);
            case NOT_COUNTED -> NONE;
        };
    }

    public CallCounts plus(CallCounts other) {
        return new CallCounts(
                succeeded + other.succeeded,
                failed + other.failed,
                rateLimited + other.rateLimited,
                timedOut + other.timedOut,
                keyRefused + other.keyRefused);
    }

    /** Without what is the fault of a key. */
    CallCounts ofProvider() {
        return new CallCounts(succeeded, failed, 0, timedOut, 0);
    }

    /** Without what is the fault of whoever runs the model. */
    CallCounts ofKey() {
        return new CallCounts(succeeded, 0, rateLimited, 0, keyRefused);
    }

    public long calls() {
        return succeeded + failures();
    }

    public long failures() {
        return failed + rateLimited + timedOut + keyRefused;
    }

    /** From 0 to 100, rounded; 0 without calls. */
    public int failurePercent() {
        return calls() == 0 ? 0 : Math.toIntExact(Math.round(100.0 * failures() / calls()));
    }
}
