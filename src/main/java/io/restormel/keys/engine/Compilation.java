package io.restormel.keys.engine;

import java.util.List;

/** What {@link SnapshotCompiler} made of a configuration: always a snapshot, and what is wrong with it. */
public record Compilation(Snapshot snapshot, List<ConfigProblem> problems) {

    public Compilation {
        problems = List.copyOf(problems);
    }
}
