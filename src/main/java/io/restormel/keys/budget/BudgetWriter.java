package io.restormel.keys.budget;

import io.restormel.keys.platform.RecurringJobs;
import io.restormel.keys.platform.SqlFault;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down, a moment later, what decisions set aside, and keeps this node's leases alive. Until it is written down it
 * is part of the node's lease, which the database holds back all the same. Thread-safe.
 */
@Component
class BudgetWriter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BudgetWriter.class);
    private static final Duration FLUSH = Duration.ofMillis(50);
    private static final Duration BEAT = Duration.ofSeconds(1);
    /** A node not seen for this long is dead for the others. */
    static final Duration DEAD = Duration.ofSeconds(10);
    /** And stops giving away what it leased a good while before. */
    private static final Duration SILENT = Duration.ofSeconds(7);

    private static final int GROUP = 5000;
    private static final int ATTEMPTS = 5;
    /** Before the web server starts, and after it stopped. */
    private static final int PHASE = DEFAULT_PHASE - 5120;

    private final ConcurrentLinkedDeque<Hold> queue = new ConcurrentLinkedDeque<>();
    private final Leases leases;
    private final Flush flush;
    private final NodeRepository nodes;
    private final BudgetRepository budgets;
    private final BudgetSweeper sweeper;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile long pausedUntilMillis;
    private final RecurringJobs jobs = new RecurringJobs("budgets", 2, this::failed);

    BudgetWriter(
            Leases leases,
            Flush flush,
            NodeRepository nodes,
            BudgetRepository budgets,
            BudgetSweeper sweeper,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.leases = leases;
        this.flush = flush;
        this.nodes = nodes;
        this.budgets = budgets;
        this.sweeper = sweeper;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        leases.workLaterOn(jobs::once);
    }

    /** What is interrupted by the end is done once more by {@link #stop}. */
    private void failed(RuntimeException e) {
        if (isRunning()) {
            log.warn("Limits could not be written down; trying again: {}", e.toString());
        }
    }

    /** Never waits. */
    void add(Hold hold) {
        queue.add(hold);
    }

    /** Writes down all that was set aside so far. */
    synchronized void flush() {
        for (var group = next(); !group.isEmpty(); group = next()) {
            try {
                write(group);
            } catch (RuntimeException e) {
                for (var hold : group.reversed()) {
                    queue.addFirst(hold);
                }
                pausedUntilMillis = clock.millis() + BEAT.toMillis();
                log.warn("Set aside, but not written down: {} decisions, such as {}", group.size(), Flush.ids(group));
                throw e;
            }
        }
    }

    /** When the database is away, once a second is enough. */
    private void flushUnlessFailing() {
        if (clock.millis() >= pausedUntilMillis) {
            flush();
        }
    }

    private List<Hold> next() {
        var group = new ArrayList<Hold>();
        while (group.size() < GROUP) {
            var hold = queue.poll();
            if (hold == null) {
                break;
            }
            group.add(hold);
        }
        return group;
    }

    private void write(List<Hold> group) {
        retrying(() -> flush.write(group, clock.instant()));
    }

    private void retrying(Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(_ -> work.run());
                return;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !SqlFault.mayPass(e)) {
                    throw e;
                }
            }
        }
    }

    private void beat() {
        var now = clock.instant();
        boolean known =
                Boolean.TRUE.equals(transaction.execute(_ -> nodes.seen(leases.nodeId(), now, now.minus(DEAD))));
        if (!known) {
            leases.startAnew();
            transaction.executeWithoutResult(_ -> nodes.add(leases.nodeId(), now));
        }
        leases.seen(now.plus(SILENT).toEpochMilli());
    }

    private void tend() {
        beat();
        giveBack(leases.idle(clock.millis()));
        sweeper.sweep();
    }

    /** What was leased and not given away is free for others. */
    private void giveBack(List<Turn> turns) {
        for (var turn : turns) {
            long amount = turn.drain();
            if (amount > 0) {
                var decimal = Part.decimal(turn.limit().rule().measure(), amount);
                var id = turn.count().id();
                try {
                    retrying(() -> {
                        if (budgets.addToLease(turn.nodeId(), id, decimal.negate()) == 1) {
                            var changes = new Changes(clock.millis());
                            changes.hold(id, decimal.negate());
                            budgets.apply(changes);
                        }
                    });
                } catch (RuntimeException e) {
                    turn.add(amount);
                    throw e;
                }
            }
        }
    }

    @Override
    public void start() {
        beat();
        jobs.start();
        jobs.every(FLUSH, this::flushUnlessFailing);
        jobs.every(BEAT, this::tend);
    }

    @Override
    public void stop() {
        jobs.stop();
        try {
            flush();
            giveBack(leases.all());
            var node = leases.nodeId();
            retrying(() -> sweeper.bury(node, clock.instant().plus(DEAD)));
        } catch (RuntimeException e) {
            // Nobody can be told any more, and where the database went is not to be found here.
            log.warn("What this server had leased of limits counts as used until it expires: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return jobs.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
