package io.restormel.keys.budget.ui;

import io.restormel.keys.budget.BudgetState;
import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.policy.LimitWords;
import java.math.BigDecimal;
import java.time.Instant;

/** How limits stand, said in words. */
final class BudgetWords {

    private static final BigDecimal FULL = BigDecimal.valueOf(100);
    private static final BigDecimal NEAR = BigDecimal.valueOf(80);

    private BudgetWords() {}

    static String place(BudgetState state) {
        var binding = state.limit().binding();
        var whose = state.subject().isEmpty() ? binding.targetId() : state.subject();
        return LimitWords.period(state.limit().rule().period())
                + switch (binding.targetType()) {
                    case WORKSPACE -> ", whole workspace";
                    case PROJECT -> ", this project";
                    case ENVIRONMENT -> ", one environment";
                    case ROUTE -> ", one route";
                    case ROUTE_STEP -> ", one step";
                    case GATEWAY_KEY -> ", key " + whose;
                    case END_USER -> ", end user " + whose;
                    case TAG -> ", tag " + (state.subject().isEmpty() ? whose : tagName(binding.targetId()) + whose);
                };
    }

    private static String tagName(String target) {
        return target.substring(0, target.indexOf('=') + 1);
    }

    static String used(BudgetState state) {
        var measure = state.limit().rule().measure();
        var most = state.limit().rule().limit();
        var spent = LimitWords.amount(measure, state.spent());
        return most == null ? spent : spent + " of " + LimitWords.amount(measure, most);
    }

    static String reserved(BudgetState state) {
        return LimitWords.amount(state.limit().rule().measure(), state.reserved()) + " set aside for calls under way";
    }

    static String forecast(BudgetState state, Instant now) {
        var forecast = state.forecast(now);
        return forecast == null ? "–" : LimitWords.amount(state.limit().rule().measure(), forecast);
    }

    static StatusBadge status(BudgetState state) {
        var mode = state.limit().rule().mode();
        var percent = state.percent();
        if (percent == null) {
            return new StatusBadge("Counts only", Tone.NEUTRAL);
        }
        if (mode == LimitMode.REPORT) {
            return new StatusBadge(
                    "Would have blocked " + state.over(), state.over() > 0 ? Tone.WARNING : Tone.NEUTRAL);
        }
        var remaining = state.remaining();
        boolean full = percent.compareTo(FULL) >= 0 || (remaining != null && remaining.signum() == 0);
        if (full) {
            return mode == LimitMode.ENFORCE
                    ? new StatusBadge("Used up: blocks", Tone.DANGER)
                    : new StatusBadge("Over", Tone.WARNING);
        }
        return percent.compareTo(NEAR) >= 0
                ? new StatusBadge("Nearly used up", Tone.WARNING)
                : new StatusBadge("Within", Tone.SUCCESS);
    }
}
