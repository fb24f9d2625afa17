package io.restormel.keys.health;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A circuit at one moment, and what becomes of it. Immutable; each step gives the circuit as it is afterwards, the very
 * same when nothing changes.
 *
 * @param byHand whether a person opened it; calls and probes do not close it then
 * @param changedAt when it came to this state
 * @param retryAt when an open one is looked at again; null for one that stays open until somebody resets it
 * @param openings how often in a row it has opened without closing between
 * @param trialSuccesses calls that succeeded since it is half-open
 * @param reason why it is in this state, for people
 * @param revision 0 while it was never stored
 */
public record Circuit(
        UUID id,
        UUID projectId,
        CircuitSubject subject,
        CircuitState state,
        boolean byHand,
        Instant changedAt,
        @Nullable Instant retryAt,
        int openings,
        int trialSuccesses,
        String reason,
        long revision) {

    /** Hosts that report no success do not keep a circuit half-open for ever. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    /** One that nothing ever happened to. */
    public static Circuit untouched(UUID projectId, CircuitSubject subject) {
        return new Circuit(
                subject.circuitId(projectId),
                projectId,
                subject,
                CircuitState.CLOSED,
                false,
                Instant.EPOCH,
                null,
                0,
                0,
                "Nothing is known against it",
                0);
    }

    /** What the calls of its window since it closed make of it. */
    Circuit afterCalls(CallCounts window, HealthSettings settings, Instant now) {
        var objection = state == CircuitState.CLOSED ? settings.objectionTo(window) : null;
        return objection == null ? this : open(1, objection, settings, now);
    }

    /** What calls make of it that began since it is half-open. One that failed outweighs all others. */
    Circuit afterTrials(int succeeded, int failed, HealthSettings settings, Instant now) {
        if (state != CircuitState.HALF_OPEN) {
            return this;
        }
        if (failed > 0) {
            return open(openings + 1, "A call that was let through to try it failed", settings, now);
        }
        int all = trialSuccesses + succeeded;
        return all >= settings.trials()
                ? closed(all + (all == 1 ? " call" : " calls") + " let through to try it succeeded", now)
                : new Circuit(
                        id, projectId, subject, state, byHand, changedAt, retryAt, openings, all, reason, revision);
    }

    /** Whether it is open and the time has come to look at it again. */
    boolean isDue(Instant now) {
        return state == CircuitState.OPEN && retryAt != null && !now.isBefore(retryAt);
    }

    /** The time has come. What was opened by hand closes, as whoever did so said; so does what nobody complains of. */
    Circuit due(Instant now) {
        if (state == CircuitState.HALF_OPEN && !now.isBefore(changedAt.plus(QUIET))) {
            return closed("No call failed for " + QUIET.toMinutes() + " minutes", now);
        }
        if (!isDue(now)) {
            return this;
        }
        return byHand
                ? closed("The time it was opened for has passed", now)
                : with(CircuitState.HALF_OPEN, false, now, null, openings, "One call a second is let through");
    }

    /** The time has come, but the provider did not answer us as it should. */
    Circuit probeFailed(String detail, HealthSettings settings, Instant now) {
        return isDue(now) && !byHand
                ? open(openings + 1, "Asked by us, it is still ill: " + detail, settings, now)
                : this;
    }

    /**
     * Opened by a person, whatever its state.
     *
     * @param until null for as long as nobody resets it
     */
    Circuit tripped(@Nullable Instant until, String why, Instant now) {
        return with(CircuitState.OPEN, true, now, until, openings, why);
    }

    /** Closed by a person. */
    Circuit reset(Instant now) {
        return state == CircuitState.CLOSED ? this : closed(HandWords.RESET, now);
    }

    private Circuit open(int times, String why, HealthSettings settings, Instant now) {
        return with(CircuitState.OPEN, false, now, now.plus(settings.openFor(times)), times, why);
    }

    private Circuit closed(String why, Instant now) {
        return with(CircuitState.CLOSED, false, now, null, 0, why);
    }

    private Circuit with(
            CircuitState next, boolean hand, Instant since, @Nullable Instant retry, int times, String why) {
        return new Circuit(id, projectId, subject, next, hand, since, retry, times, 0, why, revision);
    }

    /** Why it is in its state, without that it was opened by hand; empty when there is no more to say. */
    public String said() {
        return byHand ? HandWords.said(reason) : reason;
    }

    /** For the trace: what is ill, since when, why, and when it is looked at again. */
    public String obstacle() {
        return switch (state) {
            case CLOSED -> subject.words() + " is well";
            case OPEN ->
                "The circuit of " + subject.words()
                        + (byHand
                                ? " was opened by hand at " + changedAt + (said().isEmpty() ? "" : ": " + said())
                                : " is open since " + changedAt + ": " + reason)
                        + (retryAt == null
                                ? "; it stays open until somebody resets it"
                                : "; tried again at " + retryAt);
            case HALF_OPEN ->
                "The circuit of " + subject.words() + " is half-open since " + changedAt
                        + ": one call a second is let through to try it";
        };
    }
}
