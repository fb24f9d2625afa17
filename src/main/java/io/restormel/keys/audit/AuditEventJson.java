package io.restormel.keys.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** An audit event on the wire; the time in epoch milliseconds. {@code id} is its seq in the workspace's chain. */
record AuditEventJson(
        String id,
        UUID workspaceId,
        String actorType,
        @Nullable String actorId,
        @Nullable String actorName,
        String eventType,
        String targetType,
        @Nullable String targetId,
        @Nullable String targetName,
        @Nullable UUID projectId,
        @Nullable String endUser,
        String summary,
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String requestId,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        long createdAt,
        long seq,
        String prevHash,
        String hash) {

    static AuditEventJson of(ChainedEvent chained) {
        var event = chained.event();
        return new AuditEventJson(
                Long.toString(event.seq()),
                event.workspaceId(),
                event.actor().type(),
                event.actor().id(),
                event.actor().name(),
                event.action(),
                event.target().type(),
                event.target().id(),
                event.target().name(),
                event.projectId(),
                event.endUser(),
                AuditWords.summary(event),
                event.origin().ip(),
                event.origin().userAgent(),
                event.origin().requestId(),
                json(event.before()),
                json(event.after()),
                event.at().toEpochMilli(),
                event.seq(),
                chained.prevHash(),
                chained.hash());
    }

    /** What somebody altered may be no JSON any more, and is shown all the same. */
    private static @Nullable JsonNode json(@Nullable String text) {
        try {
            return text == null ? null : JsonMapper.shared().readTree(text);
        } catch (JacksonException _) {
            return StringNode.valueOf(text);
        }
    }
}
