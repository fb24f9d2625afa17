package io.restormel.keys.catalog;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads the configured location again at the configured interval, on a thread of its own; otherwise does nothing. */
@Component
class CatalogRefresher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CatalogRefresher.class);

    private final CatalogService catalog;
    private final @Nullable Duration interval;
    private volatile @Nullable ScheduledExecutorService timer;

    CatalogRefresher(CatalogService catalog, CatalogProperties properties) {
        this.catalog = catalog;
        this.interval = properties.location() == null ? null : properties.refresh();
    }

    @Override
    public void start() {
        if (interval == null) {
            return;
        }
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("catalog-refresh").factory());
        started.scheduleWithFixedDelay(this::reload, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    /** An exception would end the schedule for good, and with it every later reload. */
    private void reload() {
        try {
            catalog.reload();
        } catch (RuntimeException e) {
            log.error("Reloading the catalogue failed", e);
        }
    }

    @Override
    public void stop() {
        var running = timer;
        if (running != null) {
            running.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
