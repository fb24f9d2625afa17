package io.restormel.keys.policy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A binding together with what it names.
 *
 * @param target null when it no longer exists
 */
public record PlacedBinding(Binding binding, @Nullable Target target) {

    /** Whether the policy has a say in this project, or in a part of it, through this binding. */
    public boolean reaches(UUID projectId) {
        return target != null && (target.projectId() == null || projectId.equals(target.projectId()));
    }
}
