package io.restormel.keys.engine;

import java.util.List;

/** What limits say to a candidate that passes everything else; what it may use is then set aside. */
record LimitCheck(LimitLedger ledger, LimitIndex limits, CompiledRoute route, ResolveRequest request) {

    static LimitCheck of(Snapshot snapshot, CompiledRoute route, ResolveRequest request, LimitLedger ledger) {
        return new LimitCheck(ledger, snapshot.policies().limits(), route, request);
    }

    /** @param served the outcome if nothing were limited */
    StepOutcome outcomeOf(StepOutcome served, long nowMillis) {
        List<Violation> violations = objections(served, nowMillis);
        return violations.isEmpty() ? served : StepOutcome.limited(served, violations);
    }

    /** Empty when it may be served, and what it may use is set aside. */
    List<Violation> objections(StepOutcome served, long nowMillis) {
        CompiledLimit[] here = limits.at(route, served.step());
        return here.length == 0
                ? List.of()
                : ledger.reserve(here, LimitEstimate.of(served.candidate(), request), request, nowMillis);
    }
}
