package io.restormel.keys.snapshot;

import io.restormel.keys.access.GatewayKeyLookup;
import io.restormel.keys.access.KeySource;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.engine.Compilation;
import io.restormel.keys.engine.ConfigProblem;
import io.restormel.keys.engine.EndUserFacts;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.engine.SnapshotCompiler;
import io.restormel.keys.platform.ApplicationException;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Holds what is served: one volatile reference to an immutable whole. Readers never wait; only the thread of
 * {@link SnapshotRefresher} replaces it.
 */
@Component
class SnapshotService implements LiveConfiguration, GatewayKeyLookup {

    private static final Logger log = LoggerFactory.getLogger(SnapshotService.class);

    private final ProjectReader reader;
    private final CatalogService catalogs;
    private final EndUserIndex endUsers = new EndUserIndex();
    private volatile @Nullable Loaded loaded;
    private volatile boolean failing;

    SnapshotService(ProjectReader reader, CatalogService catalogs) {
        this.reader = reader;
        this.catalogs = catalogs;
    }

    /** Brings what is served up to date. On failure the last good state stays, and the next call tries again. */
    void refresh() {
        try {
            var before = loaded;
            var catalog = catalogs.current();
            if (before == null) {
                loaded = load(reader.readAll(), catalog);
            } else {
                var current = before.catalog() == catalog ? before : before.with(catalog);
                loaded = reader.readChangesAfter(current.version())
                        .map(reading -> change(current, reading))
                        .orElse(current);
            }
            if (failing) {
                log.info("The configuration can be read again");
            }
            failing = false;
        } catch (RuntimeException e) {
            // Whatever went wrong with the database, the last good configuration is better than none.
            if (!failing) {
                log.error("The configuration cannot be read; the last good one stays in force", e);
            }
            failing = true;
        }
    }

    /** End users first: whoever waits for the version finds both. */
    private Loaded load(ProjectReader.Reading reading, Catalog catalog) {
        endUsers.apply(reading.endUsers());
        return Loaded.of(reading, catalog);
    }

    private Loaded change(Loaded current, ProjectReader.Reading reading) {
        endUsers.apply(reading.endUsers());
        var changed = current.with(reading);
        if (changed.projects() != current.projects()) {
            endUsers.retain(changed.projects().keySet());
        }
        return changed;
    }

    @Override
    public EndUserFacts endUser(UUID projectId, String endUserId) {
        return endUsers.find(projectId, endUserId);
    }

    /** The version served; -1 before the first load. */
    long version() {
        var current = loaded;
        return current == null ? -1 : current.version();
    }

    @Override
    public @Nullable Snapshot current(UUID projectId) {
        var project = project(projectId);
        return project == null ? null : project.compilation().snapshot();
    }

    private Loaded.@Nullable LoadedProject project(UUID projectId) {
        var current = loaded;
        return current == null ? null : current.projects().get(projectId);
    }

    @Override
    public List<ConfigProblem> problems(UUID projectId) {
        var project = project(projectId);
        return project == null ? List.of() : project.compilation().problems();
    }

    @Override
    public Compilation preview(UUID projectId, UnaryOperator<ProjectConfig> edit) {
        var served = project(projectId);
        // A project that this transaction has just created is not served yet.
        var config = served == null
                ? reader.readOne(projectId).orElseThrow(() -> ApplicationException.notFound("project"))
                : served.config();
        return SnapshotCompiler.compile(edit.apply(config), new CatalogFacts(catalogs.current()));
    }

    @Override
    public State state() {
        if (loaded == null) {
            return State.ERROR;
        }
        return failing ? State.STALE : State.LOADED;
    }

    @Override
    public KeySource.@Nullable Entry find(String digest, long nowMillis) {
        var current = loaded;
        var entry = current == null ? null : current.keysByDigest().get(digest);
        if (entry == null) {
            return null;
        }
        var expiresAt = entry.expiresAt();
        return expiresAt != null && nowMillis >= expiresAt.toEpochMilli() ? null : entry;
    }
}
