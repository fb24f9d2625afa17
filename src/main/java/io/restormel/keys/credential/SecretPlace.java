package io.restormel.keys.credential;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Where a secret belongs. A secret opens only in the place that it was sealed for. */
record SecretPlace(Owner owner, UUID credentialId, SecretSlot slot) {

    /** The place as associated data, every part preceded by its length, so that no two places read the same. */
    byte[] boundTo(String column) {
        var bound = new StringBuilder("v1|");
        add(bound, owner.workspaceId().toString());
        add(bound, owner.projectId() == null ? "" : owner.projectId().toString());
        add(bound, owner.endUserId() == null ? "" : owner.endUserId());
        add(bound, credentialId.toString());
        add(bound, slot.wire());
        add(bound, column);
        return bound.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(StringBuilder to, String part) {
        to.append(part.length()).append(':').append(part).append('|');
    }
}
