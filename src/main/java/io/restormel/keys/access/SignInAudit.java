package io.restormel.keys.access;

import io.restormel.keys.platform.AuditEntry;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Records who signed in, and who tried to. */
@Component
class SignInAudit {

    private final PersonRepository people;
    private final WorkspaceRepository workspaces;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignInAudit(
            PersonRepository people,
            WorkspaceRepository workspaces,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.people = people;
        this.workspaces = workspaces;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param by such as {@code password} */
    void succeeded(Member member, String by) {
        var person = new Caller.Person(member.id(), member.workspaceId(), member.email(), member.name(), member.role());
        transaction.executeWithoutResult(_ -> {
            people.signedIn(member.id(), clock.instant());
            events.publishEvent(AuditEntry.of("sign_in", "person", member.id(), member.email())
                    .by(person.auditActor())
                    .changed(null, Map.of("by", by)));
        });
    }

    /** Of an address that is nobody's, nothing is kept: people mistake the field and type their password there. */
    void failed(String email, String by) {
        var member = people.findByEmail(email);
        transaction.executeWithoutResult(_ -> {
            var workspaceId =
                    member.map(Member::workspaceId).orElseGet(() -> workspaces.ensureWorkspace(clock.instant()));
            events.publishEvent(AuditEntry.of(
                            "sign_in_failed",
                            "person",
                            member.map(Member::id).orElse(null),
                            member.map(Member::email).orElse(null))
                    .by(new AuditEntry.Actor(workspaceId, "anonymous", null, null))
                    .changed(null, Map.of("by", by)));
        });
    }
}
