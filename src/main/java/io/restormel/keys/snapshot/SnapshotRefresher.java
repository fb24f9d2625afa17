package io.restormel.keys.snapshot;

import io.restormel.keys.platform.AfterRelease;
import io.restormel.keys.platform.ConfigChanged;
import io.restormel.keys.platform.EndUserChanged;
import io.restormel.keys.platform.EndUserData;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps what is served up to date, on one thread: at once after a commit of this node, and within a second after one
 * of another node. A change returns to its caller only when it is live here, so whoever revokes a key and then uses it
 * is refused; it does not wait for a database that cannot be read, nor longer than five seconds. Many changes at once
 * share one reload.
 */
@Component
class SnapshotRefresher implements SmartLifecycle, EndUserData {

    private static final Logger log = LoggerFactory.getLogger(SnapshotRefresher.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);

    private final SnapshotService snapshots;
    private final ConfigChangeRepository changes;
    private final Clock clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Condition refreshed = lock.newCondition();
    private volatile boolean running;
    private boolean signalled;
    private volatile @Nullable Thread thread;

    SnapshotRefresher(SnapshotService snapshots, ConfigChangeRepository changes, Clock clock) {
        this.snapshots = snapshots;
        this.changes = changes;
        this.clock = clock;
    }

    /** First of all listeners: what they do after the commit finds the change live. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void numberTheChange(ConfigChanged change) {
        number(new ConfigChangeRepository.Change(change.projectId(), false, null));
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void numberTheChange(EndUserChanged change) {
        number(new ConfigChangeRepository.Change(change.projectId(), true, change.endUserId()));
    }

    private void number(ConfigChangeRepository.Change change) {
        long version = changes.append(change, clock.instant());
        AfterRelease.run(() -> awaitVersion(version));
    }

    /** The change itself is not forgotten: other nodes may have to read it yet. None is counted as a record. */
    @Override
    public int erase(UUID projectId, String endUserId) {
        changes.forget(projectId, endUserId);
        return 0;
    }

    private void awaitVersion(long version) {
        lock.lock();
        try {
            signalled = true;
            wanted.signal();
            long left = PATIENCE.toNanos();
            boolean failed = false;
            while (running && snapshots.version() < version && !failed && left > 0) {
                left = refreshed.awaitNanos(left);
                failed = snapshots.state() == LiveConfiguration.State.STALE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        var lastForgotten = clock.instant();
        while (running) {
            snapshots.refresh();
            announceAndWait();
            if (Duration.between(lastForgotten, clock.instant()).compareTo(FORGET_EVERY) > 0) {
                lastForgotten = clock.instant();
                forgetOldChanges();
            }
        }
    }

    private void announceAndWait() {
        lock.lock();
        try {
            refreshed.signalAll();
            if (!signalled && running) {
                boolean early = wanted.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
                log.trace("Refreshing {}", early ? "after a change" : "by the clock");
            }
            signalled = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            lock.unlock();
        }
    }

    private void forgetOldChanges() {
        try {
            changes.forgetOld(clock.instant());
        } catch (RuntimeException e) {
            log.warn("Old configuration changes could not be forgotten; the next round tries again", e);
        }
    }

    /** The first load happens here, before the web server opens its port. */
    @Override
    public void start() {
        snapshots.refresh();
        running = true;
        thread = Thread.ofPlatform().daemon().name("snapshot-refresher").start(this::loop);
    }

    /** Returns when the thread has ended: after a restart there must not be two of them. */
    @Override
    public void stop() {
        running = false;
        lock.lock();
        try {
            wanted.signal();
            refreshed.signalAll();
        } finally {
            lock.unlock();
        }
        var stopping = thread;
        try {
            if (stopping != null) {
                stopping.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which otherwise opens its port first and refuses good keys as unknown. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
}
