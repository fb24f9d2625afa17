package io.restormel.keys.outcome;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.project.ProjectService;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rates a project's stored outcomes anew, after prices were corrected or added. Thread-safe. */
@Service
class ReRating {

    private static final int CHUNK = 1000;

    /** @param difference of the cost that is known: after less before */
    record Result(long examined, long changed, BigDecimal difference) {}

    private final OutcomeRepository outcomes;
    private final PriceBook prices;
    private final ProjectService projects;
    private final CurrentCaller caller;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ReRating(
            OutcomeRepository outcomes,
            PriceBook prices,
            ProjectService projects,
            CurrentCaller caller,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.outcomes = outcomes;
        this.prices = prices;
        this.projects = projects;
        this.caller = caller;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A thousand outcomes a transaction, each with its totals, so that reports go on meanwhile. Stopped in between, it
     * can be run again.
     *
     * @param since inclusive; {@code until} exclusive
     */
    Result rate(UUID projectId, Instant since, Instant until) {
        projects.require(projectId, Role.ADMIN);
        if (caller.require() instanceof Caller.GatewayKey) {
            throw ApplicationException.forbidden("A Gateway Key cannot re-rate what it reported");
        }
        prices.refresh();
        transaction.executeWithoutResult(
                _ -> events.publishEvent(AuditEntry.of("outcomes_re_rated", "project", projectId, null)
                        .in(projectId)
                        .changed(null, Map.of("since", since, "until", until))));
        var sum = new Result(0, 0, BigDecimal.ZERO);
        @Nullable Report last = null;
        while (true) {
            var after = last;
            var chunk = new ArrayList<Outcome>();
            var changed = new ArrayList<Outcome>();
            var difference = transaction.execute(_ -> {
                chunk.addAll(outcomes.lock(projectId, since, until, after, CHUNK));
                return rate(chunk, changed);
            });
            sum = new Result(
                    sum.examined + chunk.size(),
                    sum.changed + changed.size(),
                    sum.difference.add(difference == null ? BigDecimal.ZERO : difference));
            if (chunk.size() < CHUNK) {
                return sum;
            }
            last = chunk.getLast().report();
        }
    }

    private BigDecimal rate(List<Outcome> chunk, List<Outcome> changed) {
        var before = new ArrayList<Outcome>();
        var costs = new ArrayList<CostsCounted.Cost>();
        var difference = BigDecimal.ZERO;
        for (var outcome : chunk) {
            var report = outcome.report();
            var rating = prices.rate(report.model(), report.tokens(), report.occurredAt());
            if (!same(rating, outcome.rating())) {
                before.add(outcome);
                changed.add(outcome.rated(rating));
                var more = rating.costOrZero().subtract(outcome.rating().costOrZero());
                difference = difference.add(more);
                if (more.signum() != 0) {
                    costs.add(CostsCounted.Cost.of(outcome, more));
                }
            }
        }
        outcomes.rate(before, changed);
        if (!costs.isEmpty()) {
            events.publishEvent(new CostsCounted(costs));
        }
        return difference;
    }

    /** The price's id stands for its cost. */
    private static boolean same(Rating one, Rating other) {
        return one.kind() == other.kind() && Objects.equals(one.priceId(), other.priceId());
    }
}
