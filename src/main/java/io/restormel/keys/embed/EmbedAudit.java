package io.restormel.keys.embed;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.AuditEntry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the audit log who let which pages in, in the transaction that does it. */
@Component
class EmbedAudit {

    private final ApplicationEventPublisher events;
    private final CurrentCaller callers;

    EmbedAudit(ApplicationEventPublisher events, CurrentCaller callers) {
        this.events = events;
        this.callers = callers;
    }

    @EventListener
    void happened(EmbedEvent event) {
        var entry = entry(event).in(event.projectId());
        // An end user who opens a link is nobody that we know: the link stands for whoever sent it.
        events.publishEvent(
                callers.get().isPresent()
                        ? entry
                        : entry.by(new AuditEntry.Actor(event.workspaceId(), "connect_link", event.actorId(), null)));
    }

    private static AuditEntry entry(EmbedEvent event) {
        return switch (event) {
            case EmbedEvent.SessionCreated created ->
                AuditEntry.of("widget_session_created", "widget_session", created.sessionId(), null);
            case EmbedEvent.SessionRevoked revoked ->
                AuditEntry.of("widget_session_revoked", "widget_session", revoked.sessionId(), null);
            case EmbedEvent.LinkCreated created ->
                AuditEntry.of("connect_link_created", "connect_link", created.linkId(), null);
            case EmbedEvent.OriginsChanged changed ->
                AuditEntry.of("allowed_origins_changed", "project", changed.projectId(), null)
                        .changed(changed.before(), changed.after());
        };
    }
}
