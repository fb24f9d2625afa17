package io.restormel.keys.platform.ui;

import io.restormel.keys.platform.AfterRelease;
import io.restormel.keys.platform.FiguresChanged;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Goes round the open windows each second and has those look for new {@link LiveFigures} whose {@link LookPace} says so.
 * One thread, one window after the other: however many are open, they use one connection. It is not the thread of
 * {@link LiveChanges}, since figures may take long to read and changes are told at once.
 */
@Component
class FigureRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FigureRounds.class);
    private static final long ROUND_MILLIS = 1000;

    private final LiveChanges windows;
    private final Set<UUID> news = ConcurrentHashMap.newKeySet();
    private final Semaphore ended = new Semaphore(0);
    private volatile @Nullable Thread thread;

    FigureRounds(LiveChanges windows) {
        this.windows = windows;
    }

    @EventListener
    void changed(FiguresChanged changed) {
        AfterRelease.run(() -> news.addAll(changed.projectIds()));
    }

    private void loop() {
        try {
            while (!ended.tryAcquire(ROUND_MILLIS, TimeUnit.MILLISECONDS)) {
                round();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        var fresh = Set.copyOf(news);
        news.removeAll(fresh);
        for (var page : windows.pages()) {
            try {
                page.lookIfDue(fresh);
            } catch (RuntimeException e) {
                log.warn("A window could not be shown new figures", e);
            }
        }
    }

    @Override
    public void start() {
        ended.drainPermits();
        thread = Thread.ofPlatform().daemon().name("live-figures").start(this::loop);
    }

    /** Returns when the thread has ended. It is not interrupted: H2 closes its file when a reading thread is. */
    @Override
    public void stop() {
        var stopping = thread;
        thread = null;
        ended.release();
        try {
            if (stopping != null) {
                stopping.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
