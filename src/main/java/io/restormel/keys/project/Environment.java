package io.restormel.keys.project;

import java.time.Instant;
import java.util.UUID;

/**
 * A slot of a project, such as development or production. Immutable.
 *
 * @param name 1 to 120 characters, for people
 * @param slug unique in the project; lower-case letters, digits and hyphens, 1 to 60 characters; never changes
 * @param type {@code dev}, {@code staging}, {@code prod} or another short word of lower-case letters
 * @param revision counts edits, from 1
 */
public record Environment(
        UUID id, UUID projectId, String name, String slug, String type, long revision, Instant createdAt) {}
