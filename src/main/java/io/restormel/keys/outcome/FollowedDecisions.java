package io.restormel.keys.outcome;

import io.restormel.keys.platform.RecurringJobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the decisions that calls followed. A decision is recorded within about a second; calls that are reported sooner
 * are looked at once more after a few seconds, and a last time after half a minute. Of those, at most ten thousand wait,
 * in memory: the others, and those of a node that stops, stay without a route. Thread-safe.
 */
@Component
class FollowedDecisions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FollowedDecisions.class);
    private static final Duration LATER = Duration.ofSeconds(4);
    private static final Duration MUCH_LATER = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int MOST = 10_000;
    private static final int AT_ONCE = 500;

    private record Open(UUID projectId, String eventId, UUID decisionId, Instant since) {}

    private final DecisionSource decisions;
    private final OutcomeRepository outcomes;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RecurringJobs jobs = new RecurringJobs(
            "followed-decisions", 1, e -> log.warn("Reported calls could not be given their routes", e));
    private final BlockingQueue<Open> open = new ArrayBlockingQueue<>(MOST);
    private final BlockingQueue<Open> stillOpen = new ArrayBlockingQueue<>(MOST);

    FollowedDecisions(
            DecisionSource decisions,
            OutcomeRepository outcomes,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The same outcomes with what is known of their decisions by now. */
    List<Outcome> known(List<Outcome> group) {
        var ids = group.stream()
                .map(outcome -> outcome.report().decisionId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return group;
        }
        var known = decisions.known(ids);
        return group.stream()
                .map(outcome ->
                        outcome.following(decided(known, outcome.report().decisionId(), outcome.projectId())))
                .toList();
    }

    private static @Nullable Decided decided(
            Map<UUID, DecisionSource.Known> known, @Nullable UUID decisionId, UUID projectId) {
        var decision = decisionId == null ? null : known.get(decisionId);
        return decision == null || !decision.projectId().equals(projectId) ? null : decision.decided();
    }

    /** Those that were stored before their decision was known; the fates are theirs, in their order. */
    void remember(List<Outcome> group, List<Fate> fates) {
        var now = clock.instant();
        for (int i = 0; i < group.size() && open.remainingCapacity() > 0; i++) {
            var outcome = group.get(i);
            var decision = outcome.report().decisionId();
            if (fates.get(i) == Fate.STORED && decision != null && outcome.decided() == null) {
                open.offer(new Open(outcome.projectId(), outcome.report().eventId(), decision, now));
            }
        }
    }

    @Override
    public void start() {
        jobs.start();
        jobs.every(LOOK, () -> lookAgain(clock.instant().minus(LATER)));
    }

    @Override
    public void stop() {
        jobs.stop();
    }

    @Override
    public boolean isRunning() {
        return jobs.isRunning();
    }

    /** @param until those that wait since then or longer */
    synchronized void lookAgain(Instant until) {
        look(open, until).forEach(stillOpen::offer);
        look(stillOpen, until.minus(MUCH_LATER));
    }

    /** Those that are not known yet. */
    private List<Open> look(BlockingQueue<Open> waiting, Instant until) {
        var unknown = new ArrayList<Open>();
        while (true) {
            var due = new ArrayList<Open>();
            for (var next = waiting.peek();
                    next != null && !next.since().isAfter(until) && due.size() < AT_ONCE;
                    next = waiting.peek()) {
                due.add(waiting.remove());
            }
            if (due.isEmpty()) {
                return unknown;
            }
            try {
                unknown.addAll(follow(due));
            } catch (RuntimeException e) {
                log.warn("{} reported calls stay without the route of their decision", due.size(), e);
            }
        }
    }

    private List<Open> follow(List<Open> due) {
        var unknown = new ArrayList<Open>();
        var known =
                decisions.known(due.stream().map(Open::decisionId).distinct().toList());
        var byProject = new HashMap<UUID, Map<String, Decided>>();
        for (var each : due) {
            var decided = decided(known, each.decisionId(), each.projectId());
            if (decided == null) {
                unknown.add(each);
            } else {
                byProject
                        .computeIfAbsent(each.projectId(), _ -> new HashMap<>())
                        .put(each.eventId(), decided);
            }
        }
        byProject.forEach(
                (project, byEvent) -> transaction.executeWithoutResult(_ -> outcomes.follow(project, byEvent)));
        return unknown;
    }
}
