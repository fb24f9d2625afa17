package io.restormel.keys.project;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a project; null keeps what is there.
 *
 * @param defaultEnvironmentId one of the project's own environments
 */
public record ProjectChange(@Nullable String name, @Nullable UUID defaultEnvironmentId) {

    public static ProjectChange rename(String name) {
        return new ProjectChange(name, null);
    }

    public static ProjectChange defaultTo(UUID environmentId) {
        return new ProjectChange(null, environmentId);
    }
}
