package io.restormel.keys.catalog;

import io.restormel.keys.platform.RecurringJobs;
import java.time.Duration;
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
    private final RecurringJobs jobs =
            new RecurringJobs("catalog-refresh", 1, e -> log.error("Reloading the catalogue failed", e));

    CatalogRefresher(CatalogService catalog, CatalogProperties properties) {
        this.catalog = catalog;
        this.interval = properties.location() == null ? null : properties.refresh();
    }

    @Override
    public void start() {
        if (interval != null) {
            jobs.start();
            jobs.every(interval, catalog::reload);
        }
    }

    @Override
    public void stop() {
        jobs.stop();
    }

    @Override
    public boolean isRunning() {
        return jobs.isRunning();
    }
}
