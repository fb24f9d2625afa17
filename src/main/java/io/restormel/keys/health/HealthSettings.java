package io.restormel.keys.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a project's circuits open and close.
 *
 * @param enabled whether they open by themselves; by hand they do in any case
 * @param window how far back calls count; from 5 s to an hour
 * @param minimumCalls fewer calls in the window say nothing; from 1
 * @param failurePercent share of calls that may not fail for a reason of the provider's; 0 for any share
 * @param rateLimitPercent share of calls that may not be refused for being too many; 0 for any share
 * @param timeoutPercent share of calls that may not time out; 0 for any share
 * @param openFor how long a circuit stays open at first; twice as long each time it opens again, at most 16 times
 * @param trials successful calls after which a half-open circuit closes; from 1
 * @param probes whether a provider is asked by us, where we hold a key, before calls go through again
 */
public record HealthSettings(
        boolean enabled,
        Duration window,
        int minimumCalls,
        int failurePercent,
        int rateLimitPercent,
        int timeoutPercent,
        Duration openFor,
        int trials,
        boolean probes) {

    private static final int SPANS = 20;
    private static final int MOST_DOUBLINGS = 4;

    public static final HealthSettings DEFAULT =
            new HealthSettings(true, Duration.ofSeconds(60), 10, 50, 50, 50, Duration.ofSeconds(30), 3, true);

    /** Calls are counted by spans of this length, which is also how exact the window is; whole seconds. */
    Duration bucket() {
        return Duration.ofSeconds(Math.max(1, window.toSeconds() / SPANS));
    }

    /** @param openings how often in a row it has opened, from 1 */
    Duration openFor(int openings) {
        return openFor.multipliedBy(1L << Math.clamp(openings - 1L, 0, MOST_DOUBLINGS));
    }

    /** Why a circuit opens on these calls of the window, for people; null when it does not. */
    @Nullable
    String objectionTo(CallCounts counts) {
        if (!enabled || counts.calls() < minimumCalls) {
            return null;
        }
        var what = exceeds(counts.failed() + counts.keyRefused(), counts, failurePercent)
                ? counts.failed() + counts.keyRefused() + " of " + counts.calls() + " calls failed"
                : exceeds(counts.timedOut(), counts, timeoutPercent)
                        ? counts.timedOut() + " of " + counts.calls() + " calls timed out"
                        : exceeds(counts.rateLimited(), counts, rateLimitPercent)
                                ? counts.rateLimited() + " of " + counts.calls() + " calls met a rate limit"
                                : exceeds(counts.failures(), counts, allPercent())
                                        ? counts.failures() + " of " + counts.calls() + " calls failed in various ways"
                                        : null;
        return what == null ? null : what + " in the last " + window.toSeconds() + " s";
    }

    /** Together they may be as many as the most that one kind may be, but only where each kind counts. */
    private int allPercent() {
        return failurePercent == 0 || rateLimitPercent == 0 || timeoutPercent == 0
                ? 0
                : Math.max(failurePercent, Math.max(rateLimitPercent, timeoutPercent));
    }

    private static boolean exceeds(long count, CallCounts counts, int percent) {
        return percent > 0 && count * 100 >= counts.calls() * percent;
    }
}
