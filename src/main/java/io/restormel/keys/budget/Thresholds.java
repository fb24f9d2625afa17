package io.restormel.keys.budget;

import io.restormel.keys.engine.CompiledLimit;
import io.restormel.keys.engine.LimitMode;
import io.restormel.keys.platform.AuditEntry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells when a count reaches a share of its limit, once a turn; in the transaction that counts. */
@Component
class Thresholds {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private final BudgetRepository budgets;
    private final KnownLimits limits;
    private final ApplicationEventPublisher events;

    Thresholds(BudgetRepository budgets, KnownLimits limits, ApplicationEventPublisher events) {
        this.budgets = budgets;
        this.limits = limits;
        this.events = events;
    }

    void check(Collection<Count> counts) {
        var told = counts.stream().filter(count -> tells(count.limit())).toList();
        if (!told.isEmpty()) {
            check(budgets.counted(told.stream().map(Count::id).toList()));
        }
    }

    void check(Map<CountId, BudgetRepository.Counted> counted) {
        counted.forEach((id, each) -> {
            var limit = limits.find(each.policyId());
            if (limit != null && tells(limit)) {
                check(id, each, limit);
            }
        });
    }

    /** A limit that only reports is to be noticed by nobody. */
    private static boolean tells(CompiledLimit limit) {
        return limit.rule().mode() != LimitMode.REPORT
                && limit.limit() > 0
                && limit.rule().limit() != null;
    }

    private void check(CountId id, BudgetRepository.Counted counted, CompiledLimit limit) {
        var most = limit.rule().limit();
        if (most == null) {
            return;
        }
        var spent = counted.standing().spent();
        int reached = reached(limit, spent.multiply(PERCENT).divide(most, 0, RoundingMode.FLOOR));
        int before = counted.standing().notified();
        if (reached > before || (reached < before && limit.rule().period().isRolling())) {
            budgets.notified(id, reached);
        }
        for (int threshold : limit.rule().thresholds()) {
            if (threshold > before && threshold <= reached) {
                events.publishEvent(AuditEntry.of(
                                "budget_threshold_reached",
                                "policy",
                                counted.policyId(),
                                limit.policy().name())
                        .in(counted.projectId())
                        .by(AuditEntry.Actor.system(counted.workspaceId()))
                        .changed(null, Map.of("threshold", threshold, "limit", most, "spent", plain(spent))));
            }
        }
    }

    private static BigDecimal plain(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static int reached(CompiledLimit limit, BigDecimal percent) {
        int reached = 0;
        for (int threshold : limit.rule().thresholds()) {
            if (percent.compareTo(BigDecimal.valueOf(threshold)) >= 0) {
                reached = threshold;
            }
        }
        return reached;
    }
}
