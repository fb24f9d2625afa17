package io.restormel.keys.engine;

import java.util.List;

/** Counts what calls use. Implementations are thread-safe, and wait only where a limit is nearly used up. */
public interface LimitLedger {

    /** Counts nothing and lets everything pass. */
    LimitLedger NONE = (_, _, _, _) -> List.of();

    /**
     * Sets aside what a call may use, under the request's id, with all of the limits that concern the request or with
     * none. Limits that do not block never object.
     *
     * @param limits not to be written to; some may not concern the request
     * @return the objections of those that have too little left; empty when it was set aside
     */
    List<Violation> reserve(CompiledLimit[] limits, LimitEstimate estimate, ResolveRequest request, long nowMillis);

    /** One that answers the same and sets nothing aside: for simulations, so it may wait for storage. */
    default LimitLedger asked() {
        return this;
    }

    /** One that answers by what it knows and sets nothing aside: never waits, and lets pass what it does not know. */
    default LimitLedger known() {
        return asked();
    }
}
