package io.restormel.keys.embed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Writes one line for each committed event that a person may ask about later. Sessions come by the thousand. */
@Component
class EmbedEventLog {

    private static final Logger log = LoggerFactory.getLogger(EmbedEventLog.class);

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void committed(EmbedEvent event) {
        switch (event) {
            case EmbedEvent.SessionCreated created -> log.debug("{} session={}", line(event), created.sessionId());
            case EmbedEvent.SessionRevoked revoked -> log.info("{} session={}", line(event), revoked.sessionId());
            case EmbedEvent.LinkCreated created -> log.info("{} link={}", line(event), created.linkId());
            case EmbedEvent.OriginsChanged changed ->
                log.info("{} before={} after={}", line(event), changed.before(), changed.after());
        }
    }

    private static String line(EmbedEvent event) {
        return "embed event=" + event.getClass().getSimpleName() + " project=" + event.projectId() + " by="
                + event.actorId();
    }
}
