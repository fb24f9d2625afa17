package io.restormel.keys.outcome;

import io.restormel.keys.platform.ApplicationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets requests that arrive together share one durable transaction: while one group is being written, the next
 * gathers. Nothing is dropped; a caller learns that its outcomes are durable, or that this is not known. Thread-safe.
 *
 * <p>Stops after the web server, when every request has been answered.
 */
@Component
class OutcomeWriter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutcomeWriter.class);
    private static final int GROUP = 2000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    /** Below the web server's, which are 1024 and 2048 under the default: what starts later stops earlier. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final BlockingQueue<Submission> queue = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final OutcomeStore store;
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    OutcomeWriter(OutcomeProperties properties, OutcomeStore store) {
        this.room = new Semaphore(properties.queueCapacity());
        this.store = store;
    }

    /**
     * Returns when they are durable.
     *
     * @return one fate for each, in their order
     * @throws ApplicationException.Unavailable when they are not, or not known to be; sending them again is safe
     */
    List<Fate> write(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return List.of();
        }
        if (stopping || !room.tryAcquire(outcomes.size())) {
            throw overloaded("More outcomes are waiting for the database than may; send these again");
        }
        var submission = new Submission(outcomes);
        queue.add(submission);
        try {
            return submission.fates().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw overloaded("The database is slow; send these outcomes again, with the same event ids");
        } catch (ExecutionException _) {
            throw new ApplicationException.Unavailable(
                    "storage_unavailable",
                    "The outcomes could not be stored; send them again, with the same event ids",
                    1);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw overloaded("The server is stopping; send these outcomes again, with the same event ids");
        }
    }

    private static ApplicationException overloaded(String message) {
        return new ApplicationException.Unavailable("overloaded", message, 1);
    }

    @Override
    public synchronized void start() {
        if (!isRunning()) {
            stopping = false;
            thread = Thread.ofPlatform()
                    .name("outcome-writer")
                    .daemon()
                    .inheritInheritableThreadLocals(false)
                    .start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        var running = thread;
        stopping = true;
        thread = null;
        if (running != null) {
            try {
                running.join(LONGEST_WAIT);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Outcomes that no group has taken yet. */
    int waiting() {
        return queue.stream()
                .mapToInt(submission -> submission.outcomes().size())
                .sum();
    }

    private void run() {
        try {
            while (!stopping || !queue.isEmpty()) {
                var first = queue.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    writeGroup(group(first));
                }
            }
        } catch (InterruptedException _) {
            // Nobody interrupts it but the end of the JVM; who waits is told nothing, and sends again.
        }
    }

    private List<Submission> group(Submission first) {
        var group = new ArrayList<Submission>();
        int size = 0;
        for (var next = first; next != null; next = size < GROUP ? queue.poll() : null) {
            group.add(next);
            size += next.outcomes().size();
        }
        return group;
    }

    /** The thread survives whatever happens to a group, and those who wait for it are told. */
    private void writeGroup(List<Submission> group) {
        var all = group.stream()
                .flatMap(submission -> submission.outcomes().stream())
                .toList();
        List<Fate> fates;
        try {
            fates = store.store(all);
        } catch (RuntimeException | Error e) {
            log.error("{} outcomes could not be stored; their senders are asked to send them again", all.size(), e);
            room.release(all.size());
            group.forEach(submission -> submission.fates().completeExceptionally(e));
            return;
        }
        // First the room: who is answered may send the next ones at once.
        room.release(all.size());
        int from = 0;
        for (var submission : group) {
            int to = from + submission.outcomes().size();
            submission.fates().complete(fates.subList(from, to));
            from = to;
        }
    }
}
