package io.restormel.keys.outcome;

import io.restormel.keys.platform.FiguresChanged;
import io.restormel.keys.platform.SqlFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores outcomes and their totals, a group in one transaction, and finds the ones that the database will not take. */
@Component
class OutcomeLedger implements OutcomeStore {

    private static final Logger log = LoggerFactory.getLogger(OutcomeLedger.class);
    private static final int ATTEMPTS = 4;

    private final OutcomeRepository outcomes;
    private final FollowedDecisions decisions;
    private final List<OutcomeObserver> observers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    OutcomeLedger(
            OutcomeRepository outcomes,
            FollowedDecisions decisions,
            List<OutcomeObserver> observers,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.outcomes = outcomes;
        this.decisions = decisions;
        this.observers = List.copyOf(observers);
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Halves a refused group until the culprits stand alone. */
    @Override
    public List<Fate> store(List<Outcome> group) {
        try {
            var followed = decisions.known(group);
            var fates = storeAll(followed);
            decisions.remember(followed, fates);
            tell(followed, fates);
            return fates;
        } catch (RuntimeException e) {
            if (!SqlFault.blamesValues(e)) {
                throw e;
            }
            if (group.size() == 1) {
                log.error(
                        "The database refused an outcome of project {}",
                        group.getFirst().projectId(),
                        e);
                return List.of(Fate.REFUSED);
            }
            int middle = group.size() / 2;
            var fates = new ArrayList<>(store(group.subList(0, middle)));
            fates.addAll(store(group.subList(middle, group.size())));
            return Collections.unmodifiableList(fates);
        }
    }

    private void tell(List<Outcome> group, List<Fate> fates) {
        if (!observers.isEmpty()) {
            var stored = IntStream.range(0, group.size())
                    .filter(i -> fates.get(i) == Fate.STORED)
                    .mapToObj(group::get)
                    .toList();
            observers.forEach(observer -> observer.stored(stored));
        }
    }

    private List<Fate> add(List<Outcome> group) {
        var fates = outcomes.add(group);
        var costs = new ArrayList<CostsCounted.Cost>();
        var stored = new ArrayList<Outcome>();
        for (int i = 0; i < fates.size(); i++) {
            var cost = group.get(i).rating().costOrZero();
            if (fates.get(i) == Fate.STORED) {
                stored.add(group.get(i));
            }
            if (fates.get(i) == Fate.STORED && cost.signum() != 0) {
                costs.add(CostsCounted.Cost.of(group.get(i), cost));
            }
        }
        if (!costs.isEmpty()) {
            events.publishEvent(new CostsCounted(costs));
        }
        if (!stored.isEmpty()) {
            events.publishEvent(new OutcomesStored(stored));
            events.publishEvent(
                    new FiguresChanged(stored.stream().map(Outcome::projectId).collect(Collectors.toSet())));
        }
        return fates;
    }

    /** Another node may have created a total at the same moment; it is found the next time. */
    private List<Fate> storeAll(List<Outcome> group) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(_ -> add(group)));
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !SqlFault.mayPass(e)) {
                    throw e;
                }
            }
        }
    }
}
