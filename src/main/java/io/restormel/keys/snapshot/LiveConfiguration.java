package io.restormel.keys.snapshot;

import io.restormel.keys.engine.Compilation;
import io.restormel.keys.engine.ConfigProblem;
import io.restormel.keys.engine.EndUserFacts;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.Snapshot;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The compiled configuration that requests are answered from. Reads never wait and never touch the database. */
public interface LiveConfiguration {

    /** The snapshot of a project at this moment; null when there is no such project. */
    @Nullable
    Snapshot current(UUID projectId);

    /** What is known of an end user at this moment; {@link EndUserFacts#NONE} when nothing is. */
    EndUserFacts endUser(UUID projectId, String endUserId);

    /** What is wrong in the project's live configuration, as the compiler found it. */
    List<ConfigProblem> problems(UUID projectId);

    /**
     * Compiles the project as it would be after an edit, without serving it.
     *
     * @throws io.restormel.keys.platform.ApplicationException.NotFound when there is no such project
     */
    Compilation preview(UUID projectId, UnaryOperator<ProjectConfig> edit);

    State state();

    /** LOADED: as committed. STALE: reloading fails, the last good one is served. ERROR: nothing was loaded yet. */
    enum State {
        LOADED,
        STALE,
        ERROR
    }
}
