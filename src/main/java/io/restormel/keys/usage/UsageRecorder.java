package io.restormel.keys.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes usage events from request threads and has one thread of its own write them. Recording never waits, never
 * throws and never touches the database: a full queue drops the event and counts it. An event is visible within about a
 * second. Thread-safe.
 *
 * <p>Stops after the web server, so that the last requests are recorded too, and then takes up to ten seconds to write
 * what is queued.
 */
@Component
public class UsageRecorder implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(UsageRecorder.class);
    private static final int BATCH = 4000;
    /** Lets events gather between two writes; the first one after a pause is written at once. */
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(250);

    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
    /** Below the web server's, which are 1024 and 2048 under the default: what starts later stops earlier. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final BlockingQueue<UsageEvent> queue;
    private final UsageStore store;
    private final List<DecisionObserver> observers;
    private final Clock clock;
    private final LongAdder written = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private volatile int inHand;
    private volatile boolean failing;
    private volatile @Nullable Instant lastDroppedAt;
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    UsageRecorder(UsageProperties properties, UsageStore store, List<DecisionObserver> observers, Clock clock) {
        this.queue = new ArrayBlockingQueue<>(properties.queueCapacity());
        this.store = store;
        this.observers = List.copyOf(observers);
        this.clock = clock;
    }

    public void record(UsageEvent event) {
        for (var observer : observers) {
            observer.decided(event);
        }
        if (stopping || !queue.offer(event)) {
            drop(1);
        }
    }

    public UsageHealth health() {
        return new UsageHealth(
                written.sum(), dropped.sum(), rejected.sum(), queue.size() + inHand, failing, lastDroppedAt);
    }

    private void drop(int count) {
        dropped.add(count);
        lastDroppedAt = clock.instant();
    }

    @Override
    public synchronized void start() {
        if (!isRunning()) {
            stopping = false;
            thread = Thread.ofPlatform()
                    .name("usage-writer")
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
        if (running == null) {
            return;
        }
        try {
            if (!running.join(LONGEST_STOP)) {
                running.interrupt();
                drop(queue.size() + inHand);
                log.error(
                        "{} usage events were lost at shutdown: the database did not take them", queue.size() + inHand);
                queue.clear();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
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

    private void run() {
        try {
            while (!stopping || !queue.isEmpty()) {
                var first = queue.poll(BETWEEN_WRITES.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    var batch = new ArrayList<UsageEvent>();
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    inHand = batch.size();
                    writeUntilDone(
                            batch.stream().<StoredEvent>mapMulti(this::stored).toList());
                    inHand = 0;
                    pause(batch.size() < BATCH ? BETWEEN_WRITES : Duration.ZERO);
                }
            }
        } catch (InterruptedException _) {
            // Shutdown has waited long enough; it has counted what is lost.
        }
    }

    /** An event that contradicts its own type must not stop the others. */
    private void stored(UsageEvent event, Consumer<StoredEvent> next) {
        try {
            next.accept(StoredEvent.of(event));
        } catch (RuntimeException e) {
            rejected.increment();
            log.error("Usage event {} could not be written", event.id(), e);
        }
    }

    private void writeUntilDone(List<StoredEvent> batch) throws InterruptedException {
        var backoff = BETWEEN_WRITES;
        while (true) {
            try {
                int refused = store.writeAcceptable(batch);
                rejected.add(refused);
                written.add(batch.size() - refused);
                if (failing) {
                    failing = false;
                    log.info("Usage is being written again; {} events were dropped so far", dropped.sum());
                }
                return;
            } catch (RuntimeException e) {
                if (!failing) {
                    failing = true;
                    log.warn(
                            "Usage cannot be written; up to {} events are kept meanwhile",
                            queue.size() + queue.remainingCapacity(),
                            e);
                }
                Thread.sleep(backoff);
                var next = backoff.multipliedBy(2);
                backoff = next.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : next;
            }
        }
    }

    private void pause(Duration time) throws InterruptedException {
        if (!stopping) {
            Thread.sleep(time);
        }
    }
}
