package io.restormel.keys.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A limit and how it stands, on the wire; times in epoch milliseconds. */
record BudgetJson(
        String id,
        String policyId,
        String name,
        String type,
        String unit,
        TargetJson target,
        @Nullable BigDecimal limit,
        String period,
        String timeZone,
        String mode,
        List<Integer> thresholds,
        BigDecimal spent,
        BigDecimal reserved,
        @Nullable BigDecimal remaining,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal forecast,
        @Nullable Long resetsAt,
        long wouldHaveBlocked) {

    /** @param subject whose count it is, where each one has their own; null otherwise */
    record TargetJson(String type, String id, @Nullable String subject) {}

    static BudgetJson of(BudgetState state, Instant now) {
        var limit = state.limit();
        var rule = limit.rule();
        var resetsAt = state.resetsAt();
        return new BudgetJson(
                CountId.counter(limit.key(), state.subject()).toString(),
                limit.policy().id(),
                limit.policy().name(),
                rule.type(),
                rule.measure().words(),
                new TargetJson(
                        limit.binding().targetType().wire(),
                        limit.binding().targetId(),
                        state.subject().isEmpty() ? null : state.subject()),
                rule.limit(),
                rule.period().wire(),
                rule.timeZone().getId().equals("Z") ? "UTC" : rule.timeZone().getId(),
                rule.mode().wire(),
                rule.thresholds(),
                plain(state.spent()),
                plain(state.reserved()),
                plainOrNull(state.remaining()),
                state.percent(),
                plainOrNull(state.forecast(now)),
                resetsAt == null ? null : (Long) resetsAt.toEpochMilli(),
                state.over());
    }

    private static @Nullable BigDecimal plainOrNull(@Nullable BigDecimal amount) {
        return amount == null ? null : plain(Objects.requireNonNull(amount));
    }

    private static BigDecimal plain(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
