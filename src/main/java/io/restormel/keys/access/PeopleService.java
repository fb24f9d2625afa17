package io.restormel.keys.access;

import io.restormel.keys.platform.ApplicationException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
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
    private final Clock clock;

    PeopleService(
            PersonRepository people, CurrentCaller callers, SignedIn signedIn, PasswordEncoder encoder, Clock clock) {
        this.people = people;
        this.callers = callers;
        this.signedIn = signedIn;
        this.encoder = encoder;
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
        if (name.isBlank() || name.length() > 120) {
            throw ApplicationException.invalid("name", "must have 1 to 120 characters");
        }
        if (people.findByEmail(email).isPresent()) {
            throw new ApplicationException.Conflict("person_exists", "There is somebody with this address already");
        }
        var password = KeyFormat.generate("");
        people.insert(
                UUID.randomUUID(),
                caller.workspaceId(),
                email,
                name.strip(),
                role,
                encoder.encode(password),
                clock.instant());
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
        if (!people.update(personId, revision, role, disabled)) {
            throw new ApplicationException.Stale("This person");
        }
        signedIn.forget(personId);
    }

    /** A new password, shown to the administrator this once. */
    @Transactional
    public String resetPassword(UUID personId) {
        requireFor(require(personId).role());
        var password = KeyFormat.generate("");
        people.setPassword(personId, encoder.encode(password));
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
        people.delete(personId);
        signedIn.forget(personId);
    }

    private void requireAnotherOwner(Member member) {
        if (!member.disabled() && people.lockOwners(member.workspaceId()) < 2) {
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
