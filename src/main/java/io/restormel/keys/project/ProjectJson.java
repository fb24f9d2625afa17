package io.restormel.keys.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project on the wire; {@code createdAt} in milliseconds of the epoch. */
record ProjectJson(
        UUID id,
        String name,
        @Nullable String userId,
        UUID workspaceId,
        long createdAt,
        @JsonProperty("isRestormelTesting") boolean isRestormelTesting,
        @Nullable UUID defaultEnvironmentId,
        boolean sample,
        long revision) {

    static ProjectJson of(Project project) {
        return new ProjectJson(
                project.id(),
                project.name(),
                project.createdBy(),
                project.workspaceId(),
                project.createdAt().toEpochMilli(),
                false,
                project.defaultEnvironmentId(),
                project.sample(),
                project.revision());
    }
}
