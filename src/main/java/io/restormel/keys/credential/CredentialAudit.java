package io.restormel.keys.credential;

import io.restormel.keys.platform.AuditEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the audit log keeps of a credential: nothing of its secret, and of an end user's nothing that names them. */
final class CredentialAudit {

    private CredentialAudit() {}

    static AuditEntry of(String action, Credential credential) {
        var owner = credential.owner();
        var label = owner.isEndUser() || credential.label() == null ? "" : " · " + credential.label();
        var entry = AuditEntry.of(action, "credential", credential.id(), credential.providerType() + label);
        return owner.projectId() == null || owner.endUserId() == null
                ? entry
                : entry.ofEndUser(owner.projectId(), owner.endUserId());
    }

    /** One of the two may be null. */
    static AuditEntry entry(String action, @Nullable Credential before, @Nullable Credential after) {
        var subject = after == null ? before : after;
        if (subject == null) {
            throw new IllegalArgumentException("Neither before nor after");
        }
        return of(action, subject).changed(state(before), state(after));
    }

    private static @Nullable Map<String, @Nullable Object> state(@Nullable Credential credential) {
        if (credential == null) {
            return null;
        }
        var state = new LinkedHashMap<String, @Nullable Object>();
        state.put("providerType", credential.providerType());
        state.put("owner", credential.owner().isEndUser() ? "end_user" : "workspace");
        state.put("mode", credential.mode().wire());
        state.put("status", credential.status().wire());
        state.put("reach", credential.reach().wire());
        state.put("baseUrl", credential.baseUrl());
        state.put("terms", credential.terms());
        state.put("previousUntil", credential.previousUntil());
        if (!credential.owner().isEndUser()) {
            state.put("label", credential.label());
            state.put("reference", credential.reference());
            state.put("suffix", credential.suffix());
        }
        return state;
    }
}
