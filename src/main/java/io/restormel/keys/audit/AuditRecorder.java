package io.restormel.keys.audit;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.AfterRelease;
import io.restormel.keys.platform.AuditEntry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes entries in and adds them to the chain right before their transaction commits: so the lock on the chain's end is
 * held for as short as can be, and always taken after the locks on what was changed.
 */
@Component
class AuditRecorder {

    private static final Logger log = LoggerFactory.getLogger(AuditRecorder.class);

    private final AuditChain chain;
    private final AuditSeal seal;
    private final CurrentCaller callers;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    AuditRecorder(
            AuditChain chain,
            AuditSeal seal,
            CurrentCaller callers,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.chain = chain;
        this.seal = seal;
        this.callers = callers;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @throws IllegalStateException when there is neither a transaction nor is the entry to be kept apart */
    @EventListener
    void record(AuditEntry entry) {
        var event = event(entry);
        if (entry.apart()) {
            AfterRelease.runEvenIfRolledBack(() -> writeApart(event));
        } else {
            pending().add(event);
        }
    }

    private Pending pending() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Audited changes need a transaction");
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    var fresh = new Pending();
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh;
                });
    }

    /** What it tells of failed already: an exception from here would only hide that. */
    private void writeApart(AuditEvent event) {
        try {
            ownTransaction.executeWithoutResult(_ -> chain.append(List.of(event)));
        } catch (RuntimeException e) {
            log.error(
                    "The audit log did not take {} of {}",
                    event.action(),
                    event.target().id(),
                    e);
        }
    }

    private AuditEvent event(AuditEntry entry) {
        var given = entry.actor();
        var by = given == null ? caller(callers.require()) : given;
        var change = ChangeJson.of(entry.before(), entry.after());
        return new AuditEvent(
                by.workspaceId(),
                0,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                new AuditEvent.Actor(by.type(), AuditText.line(by.id(), 120), AuditText.line(by.name(), 400)),
                RequestOrigin.current(),
                entry.action(),
                new AuditEvent.Target(
                        entry.target().type(),
                        AuditText.line(entry.target().id(), 200),
                        AuditText.line(entry.target().name(), 300)),
                entry.projectId(),
                pseudonym(entry.projectId(), entry.endUserId()),
                change.before(),
                change.after());
    }

    private static AuditEntry.Actor caller(Caller caller) {
        return caller instanceof Caller.Person person
                ? person.auditActor()
                : new AuditEntry.Actor(caller.workspaceId(), caller.actorType(), caller.actorId(), null);
    }

    private @Nullable String pseudonym(@Nullable UUID projectId, @Nullable String endUserId) {
        return projectId == null || endUserId == null ? null : seal.pseudonym(projectId, endUserId);
    }

    /** What the current transaction did so far. */
    private final class Pending implements TransactionSynchronization {

        private final List<AuditEvent> events = new ArrayList<>();
        private boolean written;

        void add(AuditEvent event) {
            if (written) {
                chain.append(List.of(event));
            } else {
                events.add(event);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            chain.append(events);
        }

        /** Before changes are numbered, so that everybody takes these two locks in the same order. */
        @Override
        public int getOrder() {
            return 0;
        }
    }
}
