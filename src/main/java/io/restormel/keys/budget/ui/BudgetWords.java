package io.restormel.keys.budget.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.budget.BudgetState;
import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
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
        var period = AmountWords.period(state.limit().rule().period());
        return switch (binding.targetType()) {
            case WORKSPACE -> text("budget.place.workspace", period);
            case PROJECT -> text("budget.place.project", period);
            case ENVIRONMENT -> text("budget.place.environment", period);
            case ROUTE -> text("budget.place.route", period);
            case ROUTE_STEP -> text("budget.place.step", period);
            case GATEWAY_KEY -> text("budget.place.key", period, whose);
            case END_USER -> text("budget.place.endUser", period, whose);
            case TAG ->
                text(
                        "budget.place.tag",
                        period,
                        state.subject().isEmpty() ? whose : tagName(binding.targetId()) + whose);
        };
    }

    private static String tagName(String target) {
        return target.substring(0, target.indexOf('=') + 1);
    }

    static String used(BudgetState state) {
        var measure = state.limit().rule().measure();
        var most = state.limit().rule().limit();
        var spent = AmountWords.amount(measure, state.spent());
        return most == null ? spent : text("budget.used", spent, AmountWords.amount(measure, most));
    }

    static String reserved(BudgetState state) {
        return text("budget.reserved", AmountWords.amount(state.limit().rule().measure(), state.reserved()));
    }

    static String forecast(BudgetState state, Instant now) {
        var forecast = state.forecast(now);
        return forecast == null ? "–" : AmountWords.amount(state.limit().rule().measure(), forecast);
    }

    static StatusBadge status(BudgetState state) {
        var mode = state.limit().rule().mode();
        var percent = state.percent();
        if (percent == null) {
            return new StatusBadge(text("budget.state.counts"), Tone.NEUTRAL);
        }
        if (mode == LimitMode.REPORT) {
            return new StatusBadge(
                    text("budget.state.wouldBlock", Long.toString(state.over())),
                    state.over() > 0 ? Tone.WARNING : Tone.NEUTRAL);
        }
        var remaining = state.remaining();
        boolean full = percent.compareTo(FULL) >= 0 || (remaining != null && remaining.signum() == 0);
        if (full) {
            return mode == LimitMode.ENFORCE
                    ? new StatusBadge(text("budget.state.blocks"), Tone.DANGER)
                    : new StatusBadge(text("budget.state.over"), Tone.WARNING);
        }
        return percent.compareTo(NEAR) >= 0
                ? new StatusBadge(text("budget.state.near"), Tone.WARNING)
                : new StatusBadge(text("budget.state.within"), Tone.SUCCESS);
    }
}
