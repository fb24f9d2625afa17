package io.restormel.keys.catalog;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The catalogue in force. Starts with the bundled file, so facts are there even when nothing else can be reached; a
 * configured location replaces it as soon as a good file is read there, and the last good one stays when it fails.
 * Reading is one volatile read; any thread.
 */
@Service
public class CatalogService {

    private static final Logger log = LoggerFactory.getLogger(CatalogService.class);

    private final CatalogLoader loader;
    private final @Nullable String location;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile Catalog current;

    CatalogService(CatalogLoader loader, CatalogProperties properties, ApplicationEventPublisher events, Clock clock) {
        this.loader = loader;
        this.location = properties.location();
        this.events = events;
        this.clock = clock;
        this.current = loader.bundled();
        replaceFromLocation();
    }

    public Catalog current() {
        return current;
    }

    /** The model as this provider serves it; see {@link Catalog#findVariant}. */
    public Optional<Catalog.Variant> find(String providerType, String modelName) {
        return current.findVariant(providerType, modelName);
    }

    /** In catalogue order: newest of each vendor first. */
    public List<Model> models(ModelFilter filter) {
        return current.models(filter, today());
    }

    public List<Provider> providers() {
        return current.providers();
    }

    /** Today in UTC: the day by which retirement dates are judged. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Reads the configured location once; on success with other facts, replaces the catalogue and says so. */
    synchronized void reload() {
        var before = current;
        if (replaceFromLocation()) {
            events.publishEvent(new CatalogChanged(before.version(), current.version()));
        }
    }

    private boolean replaceFromLocation() {
        if (location == null) {
            return false;
        }
        try {
            var loaded = loader.load(location);
            if (loaded.sameFactsAs(current)) {
                return false;
            }
            if (loaded.generatedAt().isBefore(current.generatedAt())) {
                log.warn("The catalogue {} is older than the one that it replaces", name());
            }
            current = loaded;
            log.info(
                    "Catalogue {} from {} is in force: {} models",
                    loaded.version(),
                    name(),
                    loaded.models().size());
            return true;
        } catch (CatalogRefusedException e) {
            log.error("{}\nCatalogue {} stays in force", e.getMessage(), current.version());
        } catch (IOException e) {
            log.error("The catalogue {} cannot be read; {} stays in force", name(), current.version(), e);
        }
        return false;
    }

    private String name() {
        return location == null ? "bundled" : CatalogLoader.displayName(location);
    }
}
