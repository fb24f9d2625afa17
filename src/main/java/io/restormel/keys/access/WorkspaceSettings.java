package io.restormel.keys.access;

import io.restormel.keys.platform.Tagged;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the whole workspace.
 *
 * @param plainKeysManage whether Gateway Keys without scopes of their own may edit their project
 * @param monthlyRequestLimit how many requests its projects may resolve in a calendar month, in UTC; null for any number
 */
public record WorkspaceSettings(
        boolean plainKeysManage, @Nullable Long monthlyRequestLimit) implements Tagged {

    /** The same, but for this. */
    public WorkspaceSettings withPlainKeysManage(boolean other) {
        return new WorkspaceSettings(other, monthlyRequestLimit);
    }
}
