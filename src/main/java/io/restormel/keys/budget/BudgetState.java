package io.restormel.keys.budget;

import io.restormel.keys.engine.CompiledLimit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a limit stands at one place, in what its measure is said in.
 *
 * @param subject whose count it is, where each one counts by itself; empty otherwise
 * @param reserved set aside for calls whose outcome is not known
 * @param start of its turn; null when it never turns
 * @param resetsAt when it turns; null as above
 * @param over requests that came when there was too little left
 */
public record BudgetState(
        CompiledLimit limit,
        String subject,
        BigDecimal spent,
        BigDecimal reserved,
        @Nullable Instant start,
        @Nullable Instant resetsAt,
        long over) {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    /** Null without a limit; 0 when more was used than allowed. */
    public @Nullable BigDecimal remaining() {
        var most = limit.rule().limit();
        return most == null ? null : most.subtract(spent).subtract(reserved).max(BigDecimal.ZERO);
    }

    /** Of the limit, that is spent; null without a limit, 100 for a limit of 0. */
    public @Nullable BigDecimal percent() {
        var most = limit.rule().limit();
        if (most == null) {
            return null;
        }
        return most.signum() == 0 ? PERCENT : spent.multiply(PERCENT).divide(most, 1, RoundingMode.HALF_UP);
    }

    /** What will be spent when it turns, if it goes on as until now; null when it never turns. */
    public @Nullable BigDecimal forecast(Instant now) {
        if (start == null || resetsAt == null || !now.isAfter(start)) {
            return null;
        }
        var length = BigDecimal.valueOf(resetsAt.toEpochMilli() - start.toEpochMilli());
        var passed = BigDecimal.valueOf(
                Math.min(now.toEpochMilli() - start.toEpochMilli(), resetsAt.toEpochMilli() - start.toEpochMilli()));
        return spent.multiply(length)
                .divide(passed, MathContext.DECIMAL64)
                .setScale(limit.rule().measure().decimals(), RoundingMode.HALF_UP);
    }
}
