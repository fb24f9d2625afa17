package io.restormel.keys.snapshot;

import io.restormel.keys.access.KeySource;
import io.restormel.keys.catalog.Catalog;
import io.restormel.keys.engine.Compilation;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.SnapshotCompiler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Everything that requests are answered from, of one version. Immutable; replaced as a whole. */
record Loaded(
        long version, Catalog catalog, Map<UUID, LoadedProject> projects, Map<String, KeySource.Entry> keysByDigest) {

    /** A project as read and as compiled. */
    record LoadedProject(ProjectConfig config, Compilation compilation) {}

    static Loaded of(ProjectReader.Reading reading, Catalog catalog) {
        return new Loaded(reading.version(), catalog, compile(reading.projects(), catalog), byDigest(keys(reading)));
    }

    private static List<KeySource.Entry> keys(ProjectReader.Reading reading) {
        return Objects.requireNonNull(reading.keys(), "A complete reading has keys");
    }

    /** This, with what was read put in place of what it replaces. */
    Loaded with(ProjectReader.Reading reading) {
        if (reading.complete()) {
            return of(reading, catalog);
        }
        if (reading.keys() == null) {
            return new Loaded(reading.version(), catalog, projects, keysByDigest);
        }
        Map<UUID, LoadedProject> merged = new HashMap<>(projects);
        merged.keySet().removeAll(reading.gone());
        merged.putAll(compile(reading.projects(), catalog));
        return new Loaded(reading.version(), catalog, Map.copyOf(merged), byDigest(keys(reading)));
    }

    /** The same configuration, compiled against another edition of the catalogue. */
    Loaded with(Catalog edition) {
        var configs = projects.values().stream().map(LoadedProject::config).toList();
        return new Loaded(version, edition, compile(configs, edition), keysByDigest);
    }

    private static Map<UUID, LoadedProject> compile(List<ProjectConfig> configs, Catalog catalog) {
        var facts = new CatalogFacts(catalog);
        return configs.stream()
                .collect(Collectors.toUnmodifiableMap(
                        config -> UUID.fromString(config.projectId()),
                        config -> new LoadedProject(config, SnapshotCompiler.compile(config, facts))));
    }

    private static Map<String, KeySource.Entry> byDigest(List<KeySource.Entry> keys) {
        return keys.stream()
                .collect(Collectors.toUnmodifiableMap(KeySource.Entry::digest, key -> key, (first, _) -> first));
    }
}
