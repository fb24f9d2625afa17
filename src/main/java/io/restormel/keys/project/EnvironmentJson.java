package io.restormel.keys.project;

import java.util.UUID;

/** An environment on the wire; {@code createdAt} in milliseconds of the epoch. */
record EnvironmentJson(UUID id, UUID projectId, String name, String type, long createdAt, String slug, long revision) {

    static EnvironmentJson of(Environment environment) {
        return new EnvironmentJson(
                environment.id(),
                environment.projectId(),
                environment.name(),
                environment.type(),
                environment.createdAt().toEpochMilli(),
                environment.slug(),
                environment.revision());
    }
}
