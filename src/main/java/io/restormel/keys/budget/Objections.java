package io.restormel.keys.budget;

import io.restormel.keys.engine.CompiledLimit;
import io.restormel.keys.engine.Violation;
import io.restormel.keys.policy.LimitWords;
import java.math.BigDecimal;
import java.util.Objects;

/** Why a limit says no, for people. */
final class Objections {

    private Objections() {}

    static Violation unpriced(CompiledLimit limit) {
        return violation(
                limit,
                "The catalogue has no price for this model, so that it cannot be told whether it is within "
                        + name(limit));
    }

    /** @param answering whether storage could be asked */
    static Violation tooLittle(Turn turn, long amount, boolean answering) {
        var limit = turn.limit();
        if (!answering) {
            return violation(
                    limit, name(limit) + " cannot be checked: storage does not answer, and the lease is used up");
        }
        var measure = limit.rule().measure();
        var most = Objects.requireNonNull(limit.rule().limit());
        var seen = turn.seen();
        var left = BigDecimal.valueOf(turn.available(), measure.decimals())
                .add(seen.left(most).max(BigDecimal.ZERO));
        var end = turn.count().end();
        var needed = LimitWords.amount(measure, Part.decimal(measure, amount));
        return violation(
                limit,
                name(limit) + " has too little left: limit " + LimitWords.amount(measure, most) + ", spent "
                        + LimitWords.amount(measure, seen.spent()) + ", reserved "
                        + LimitWords.amount(measure, seen.held()) + ", left "
                        + LimitWords.amount(measure, left.min(most)) + ", needed " + needed
                        + (limit.rule().period().isRolling()
                                ? "; it frees up as time passes"
                                : end == null ? "; it does not reset" : "; it resets at " + end));
    }

    private static String name(CompiledLimit limit) {
        return "Limit \"" + limit.policy().name() + "\"";
    }

    private static Violation violation(CompiledLimit limit, String message) {
        var policy = limit.policy();
        return new Violation(policy.id(), policy.name(), limit.rule().type(), message);
    }
}
