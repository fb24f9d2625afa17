package io.restormel.keys.embed;

import java.util.List;
import java.util.UUID;

/**
 * Something happened to what lets embeds in, for the audit log and whoever else listens. Published inside the
 * transaction that does it. Holds no token and no end user's id.
 */
public sealed interface EmbedEvent {

    UUID workspaceId();

    UUID projectId();

    /** Id of the person or key that did it; of the link when an end user opened one. */
    String actorId();

    record SessionCreated(UUID workspaceId, UUID projectId, String actorId, UUID sessionId) implements EmbedEvent {}

    record SessionRevoked(UUID workspaceId, UUID projectId, String actorId, UUID sessionId) implements EmbedEvent {}

    record LinkCreated(UUID workspaceId, UUID projectId, String actorId, UUID linkId) implements EmbedEvent {}

    record OriginsChanged(UUID workspaceId, UUID projectId, String actorId, List<String> before, List<String> after)
            implements EmbedEvent {}
}
