package io.restormel.keys.credential;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Writes one line for each committed event, and one at once for each secret that does not open. */
@Component
class CredentialEventLog {

    private static final Logger log = LoggerFactory.getLogger(CredentialEventLog.class);

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void committed(CredentialEvent event) {
        if (!(event instanceof CredentialEvent.Unreadable)) {
            log.info("{} by={}", line(event), event.actorId());
        }
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void erased(EndUserErased event) {
        var receipt = event.receipt();
        log.info(
                "credential event=EndUserErased project={} credentials={} choices={} by={}",
                event.projectId(),
                receipt.credentials(),
                receipt.choices(),
                event.actorId());
    }

    @org.springframework.context.event.EventListener
    void unreadable(CredentialEvent.Unreadable event) {
        log.error("{} reason={} kek={} by={}", line(event), event.reason(), event.keyId(), event.actorId());
    }

    /** Of an end user nothing but that there is one. */
    private static String line(CredentialEvent event) {
        var subject = event.subject();
        return "credential event=" + event.getClass().getSimpleName() + " credential=" + subject.credentialId()
                + " provider=" + subject.providerType() + " owner="
                + (subject.owner().isEndUser() ? "end_user" : "workspace");
    }
}
