package io.restormel.keys.access;

import io.restormel.keys.platform.AfterRelease;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of the workspace: administrators add them and say what they may do. */
@Service
public class PeopleService {

    private final PersonRepository people;
    private final CurrentCaller callers;
    private final SignedIn signedIn;
    private final PasswordEncoder encoder;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PeopleService(
            PersonRepository people,
            CurrentCaller callers,
            SignedIn signedIn,
            PasswordEncoder encoder,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.callers = callers;
        this.signedIn = signedIn;
        this.encoder = encoder;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Member> list() {
        return people.list(callers.requireInWorkspace(Role.VIEWER).workspaceId());
    }

    /**
     * Adds a person, who can sign in at once: with the password returned, shown to the administrator this once, or by
     * OAuth2 with this address.
     *
     * @throws ApplicationException.Conflict {@code person_exists}
     */
    @Transactional
    public String add(String email, String name, Role role) {
        var caller = requireFor(role);
        SetupService.checkEmail(email);
        SetupService.checkName(name);
        if (people.findByEmail(email).isPresent()) {
            throw new ApplicationException.Conflict("person_exists", "There is somebody with this address already");
        }
        var password = KeyFormat.generate("");
        var id = UUID.randomUUID();
        people.insert(id, caller.workspaceId(), email, name.strip(), role, encoder.encode(password), clock.instant());
        audit("person_added", id, email, null, State.of(role, false));
        return password;
    }

    /** Only owners may appoint, change or remove owners. */
    private Caller requireFor(Role role) {
        return callers.requireInWorkspace(role == Role.OWNER ? Role.OWNER : Role.ADMIN);
    }

    /**
     * @throws ApplicationException.Stale when changed since
     * @throws ApplicationException.Conflict {@code last_owner}
     */
    @Transactional
    public void change(UUID personId, long revision, Role role, boolean disabled) {
        var member = require(personId);
        requireFor(member.role());
        requireFor(role);
        boolean losesOwner = member.role() == Role.OWNER && (role != Role.OWNER || disabled);
        if (losesOwner) {
            requireAnotherOwner(member);
        }
        requireUnchanged(people.update(personId, revision, role, disabled));
        audit(
                "person_changed",
                personId,
                member.email(),
                State.of(member.role(), member.disabled()),
                State.of(role, disabled));
        forgetOnceCommitted(personId);
    }

    /**
     * A new password, shown to the administrator this once. Ends the person's sessions, but for the one that asks, if it is
     * theirs.
     */
    @Transactional
    public String resetPassword(UUID personId) {
        var member = require(personId);
        requireFor(member.role());
        var password = KeyFormat.generate("");
        requireUnchanged(people.setPassword(personId, member.revision(), encoder.encode(password)));
        audit("person_password_reset", personId, member.email(), null, null);
        forgetOnceCommitted(personId);
        if (callers.require().actorId().equals(personId.toString())) {
            AfterRelease.run(callers::renewSession);
        }
        return password;
    }

    /** @throws ApplicationException.Conflict {@code last_owner} */
    @Transactional
    public void remove(UUID personId) {
        var member = require(personId);
        requireFor(member.role());
        if (member.role() == Role.OWNER) {
            requireAnotherOwner(member);
        }
        requireUnchanged(people.delete(personId, member.revision()));
        audit("person_removed", personId, member.email(), State.of(member.role(), member.disabled()), null);
        forgetOnceCommitted(personId);
    }

    /** What administrators decide of a person, for the audit log. */
    private record State(String role, boolean disabled) {
        static State of(Role role, boolean disabled) {
            return new State(role.wire(), disabled);
        }
    }

    private void audit(String action, UUID id, String email, @Nullable State before, @Nullable State after) {
        events.publishEvent(AuditEntry.of(action, "person", id, PersonRepository.normalised(email))
                .changed(before, after));
    }

    /** The caller's right was checked against what was read: whoever was appointed owner meanwhile is not touched. */
    private static void requireUnchanged(boolean unchanged) {
        if (!unchanged) {
            throw new ApplicationException.Stale("This person");
        }
    }

    /** Not earlier: another request would read, and keep, what is about to change. */
    private void forgetOnceCommitted(UUID personId) {
        AfterRelease.run(() -> signedIn.forget(personId));
    }

    private void requireAnotherOwner(Member member) {
        if (people.lockOwners(member.workspaceId()).stream().allMatch(member.id()::equals)) {
            throw new ApplicationException.Conflict("last_owner", "The workspace needs at least one owner");
        }
    }

    private Member require(UUID personId) {
        var workspaceId = callers.requireInWorkspace(Role.ADMIN).workspaceId();
        return people.find(personId)
                .filter(member -> member.workspaceId().equals(workspaceId))
                .orElseThrow(() -> ApplicationException.notFound("person"));
    }
}
