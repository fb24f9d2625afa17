package io.restormel.keys.budget;

import io.restormel.keys.engine.CompiledLimit;
import io.restormel.keys.engine.LimitEstimate;
import io.restormel.keys.engine.LimitLedger;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.engine.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sets aside what decisions may use. A node leases slices of what is left and gives them away in memory; only where a
 * lease is used up does a decision wait for the database. Thread-safe.
 */
@Component
class BudgetLedger implements LimitLedger {

    private final Leases leases;
    private final TagSubjects tags;
    private final Remainders remainders;
    private final BudgetWriter writer;

    BudgetLedger(Leases leases, TagSubjects tags, Remainders remainders, BudgetWriter writer) {
        this.leases = leases;
        this.tags = tags;
        this.remainders = remainders;
        this.writer = writer;
    }

    @Override
    public List<Violation> reserve(
            CompiledLimit[] limits, LimitEstimate estimate, ResolveRequest request, long nowMillis) {
        var taken = new ArrayList<Hold.Taken>(limits.length);
        List<Violation> objections = null;
        for (var limit : limits) {
            var asking = limit.subject(request);
            if (asking != null) {
                var subject = tags.of(limit, asking, nowMillis);
                var objection = reserve(limit, subject, estimate, nowMillis, taken);
                if (objection != null) {
                    objections = objections == null ? new ArrayList<>(2) : objections;
                    objections.add(objection);
                }
            }
        }
        if (objections != null) {
            taken.forEach(Hold.Taken::giveBack);
            return List.copyOf(objections);
        }
        if (!taken.isEmpty()) {
            writer.add(new Hold(UUID.fromString(request.requestId()), nowMillis, taken));
        }
        return List.of();
    }

    private @Nullable Violation reserve(
            CompiledLimit limit, String subject, LimitEstimate estimate, long nowMillis, List<Hold.Taken> taken) {
        long amount = estimate.of(limit.rule().measure());
        if (!limit.isEnforced()) {
            taken.add(new Hold.Taken(leases.turn(limit, subject, nowMillis), Math.max(0, amount), false));
            return null;
        }
        if (amount == LimitEstimate.UNPRICED) {
            if (!limit.rule().allowUnpriced()) {
                return Objections.unpriced(limit);
            }
            amount = 0;
        }
        var turn = leases.turn(limit, subject, nowMillis);
        if (limit.limit() == 0 || !leases.take(turn, amount, nowMillis)) {
            return Objections.tooLittle(turn, amount, leases.isAnswering(nowMillis));
        }
        taken.add(new Hold.Taken(turn, amount, true));
        return null;
    }

    @Override
    public LimitLedger asked() {
        return (limits, estimate, request, nowMillis) -> ask(limits, estimate, request, nowMillis, remainders::has);
    }

    @Override
    public LimitLedger known() {
        return (limits, estimate, request, nowMillis) ->
                ask(limits, estimate, request, nowMillis, remainders::seemsToHave);
    }

    /** Whether an amount would fit. */
    private interface Question {
        boolean fits(Turn turn, long amount, long nowMillis);
    }

    private List<Violation> ask(
            CompiledLimit[] limits, LimitEstimate estimate, ResolveRequest request, long nowMillis, Question question) {
        var objections = new ArrayList<Violation>();
        for (var limit : limits) {
            var asking = limit.isEnforced() ? limit.subject(request) : null;
            long amount = estimate.of(limit.rule().measure());
            if (asking == null) {
                continue;
            }
            if (amount == LimitEstimate.UNPRICED && !limit.rule().allowUnpriced()) {
                objections.add(Objections.unpriced(limit));
                continue;
            }
            var turn = leases.turn(limit, tags.of(limit, asking, nowMillis), nowMillis);
            if (!question.fits(turn, Math.max(0, amount), nowMillis)) {
                objections.add(Objections.tooLittle(turn, amount, true));
            }
        }
        return objections;
    }
}
