package io.restormel.keys.platform;

import java.util.Set;
import java.util.UUID;

/**
 * Figures of these projects were written by this node: requests, outcomes. Published by the feature that wrote them; open
 * pages look anew. Tells nothing that is not in the database, so that it may be lost.
 */
public record FiguresChanged(Set<UUID> projectIds) {

    public FiguresChanged {
        projectIds = Set.copyOf(projectIds);
    }
}
