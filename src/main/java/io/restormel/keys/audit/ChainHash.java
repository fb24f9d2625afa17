package io.restormel.keys.audit;

import io.restormel.keys.platform.Sha256;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The public half of the chain: SHA-256 over the canonical JSON of an event, followed by the hash of the event before.
 * The form is documented in docs/audit.md for those who verify without us; changing it needs another {@link #FORM}.
 */
final class ChainHash {

    /** Stands for the hash before the first event. */
    static final String START = "0".repeat(64);

    private static final long FORM = 1;

    private ChainHash() {}

    /** 64 lower-case hexadecimal digits. */
    static String of(AuditEvent event, String prevHash) {
        return Sha256.hex(canonical(event) + prevHash);
    }

    static String canonical(AuditEvent event) {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("form", FORM);
        fields.put("workspaceId", event.workspaceId());
        fields.put("seq", event.seq());
        fields.put("at", event.at().toEpochMilli());
        fields.put("actorType", event.actor().type());
        fields.put("actorId", event.actor().id());
        fields.put("actorName", event.actor().name());
        fields.put("ip", event.origin().ip());
        fields.put("userAgent", event.origin().userAgent());
        fields.put("requestId", event.origin().requestId());
        fields.put("action", event.action());
        fields.put("targetType", event.target().type());
        fields.put("targetId", event.target().id());
        fields.put("targetName", event.target().name());
        fields.put("projectId", event.projectId());
        fields.put("endUser", event.endUser());
        fields.put("before", event.before());
        fields.put("after", event.after());
        return CanonicalJson.of(fields);
    }
}
