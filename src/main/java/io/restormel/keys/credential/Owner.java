package io.restormel.keys.credential;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose a credential is: the workspace's, or an end user's in a project.
 *
 * @param projectId null for the workspace's own, as is {@code endUserId}
 * @param endUserId the host's own opaque id of its user, 1 to 200 characters
 */
public record Owner(
        UUID workspaceId,
        @Nullable UUID projectId,
        @Nullable String endUserId) {

    public Owner {
        if ((projectId == null) != (endUserId == null)) {
            throw new IllegalArgumentException("An end user belongs to a project");
        }
    }

    public static Owner workspace(UUID workspaceId) {
        return new Owner(workspaceId, null, null);
    }

    public boolean isEndUser() {
        return endUserId != null;
    }

    /** Without the end user's id, which is not ours to write down. */
    @Override
    public String toString() {
        return endUserId == null ? "workspace " + workspaceId : "an end user of project " + projectId;
    }
}
