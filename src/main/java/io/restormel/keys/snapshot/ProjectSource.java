package io.restormel.keys.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where the snapshot reads projects from. Called inside its read transaction. */
public interface ProjectSource {

    List<ProjectFrame> projects();

    Optional<ProjectFrame> project(UUID projectId);
}
