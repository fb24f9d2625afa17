package io.restormel.keys.access;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The very first steps of an installation: its workspace, its owner, its automation key. */
@Service
public class SetupService {

    private static final String TOKEN_PREFIX = "setup_";
    static final String ENVIRONMENT_KEY_LABEL = "RESTORMEL_MANAGEMENT_KEY";
    private static final int MANAGEMENT_KEY_MIN_LENGTH = 32;

    private final WorkspaceRepository workspaces;
    private final PersonRepository people;
    private final ManagementKeyRepository managementKeys;
    private final KeyDigest digest;
    private final PasswordEncoder encoder;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SetupService(
            WorkspaceRepository workspaces,
            PersonRepository people,
            ManagementKeyRepository managementKeys,
            KeyDigest digest,
            PasswordEncoder encoder,
            ApplicationEventPublisher events,
            Clock clock) {
        this.workspaces = workspaces;
        this.people = people;
        this.managementKeys = managementKeys;
        this.digest = digest;
        this.encoder = encoder;
        this.events = events;
        this.clock = clock;
    }

    /** Does the installation still wait for its owner? */
    @Transactional(readOnly = true)
    public boolean isPending() {
        return people.isEmpty();
    }

    /** Would {@link #createOwner} accept this token now? */
    @Transactional(readOnly = true)
    public boolean accepts(String token) {
        return people.isEmpty() && digest.of(token).equals(workspaces.setupTokenDigest());
    }

    /** A new one-time token; an earlier one is no longer good. */
    @Transactional
    String issueToken() {
        var token = KeyFormat.generate(TOKEN_PREFIX);
        workspaces.lock(workspaces.ensureWorkspace(clock.instant()));
        workspaces.replaceSetupToken(digest.of(token), clock.instant());
        return token;
    }

    /** @throws ApplicationException.Refused {@code setup_token_invalid} when the token is spent or wrong */
    @Transactional
    public Caller createOwner(String token, String email, String name, String password) {
        workspaces.lock(workspaces.ensureWorkspace(clock.instant()));
        if (!accepts(token) || !workspaces.deleteSetupToken()) {
            throw new ApplicationException.Refused(
                    "setup_token_invalid", "This setup link was used already or is not the latest one");
        }
        return createOwner(email, name, password);
    }

    /** For the headless set-up: creates the owner unless there is anybody already. */
    @Transactional
    void createOwnerIfPending(String email, String password) {
        // Two nodes may start at once on a new database.
        workspaces.lock(workspaces.ensureWorkspace(clock.instant()));
        if (people.isEmpty()) {
            createOwner(email, email.substring(0, Math.max(1, email.indexOf('@'))), password);
            workspaces.deleteSetupToken();
        }
    }

    private Caller createOwner(String email, String name, String password) {
        checkEmail(email);
        checkName(name);
        Passwords.check(password);
        var id = UUID.randomUUID();
        var workspaceId = workspaces.ensureWorkspace(clock.instant());
        people.insert(id, workspaceId, email, name.strip(), Role.OWNER, encoder.encode(password), clock.instant());
        var owner = new Caller.Person(id, workspaceId, PersonRepository.normalised(email), name.strip(), Role.OWNER);
        events.publishEvent(
                AuditEntry.of("owner_created", "person", id, owner.email()).by(owner.auditActor()));
        return owner;
    }

    static void checkEmail(String email) {
        if (!email.strip().matches("[^@\\s]{1,64}@[^@\\s]{1,189}")) {
            throw ApplicationException.invalid("email", "must be an address such as ada@example.com");
        }
    }

    static void checkName(String name) {
        if (name.isBlank() || name.length() > 120) {
            throw ApplicationException.invalid("name", "must have 1 to 120 characters");
        }
    }

    /** Makes the secret from the environment a management key of the workspace, in place of an earlier such one. */
    @Transactional
    void useManagementKey(String secret) {
        if (secret.length() < MANAGEMENT_KEY_MIN_LENGTH) {
            throw new IllegalStateException(
                    ENVIRONMENT_KEY_LABEL + " must have at least " + MANAGEMENT_KEY_MIN_LENGTH + " characters");
        }
        var workspaceId = workspaces.ensureWorkspace(clock.instant());
        // A chosen secret may be guessable from its start, so nothing of it is kept to be shown.
        if (managementKeys.replace(workspaceId, ENVIRONMENT_KEY_LABEL, "…", digest.of(secret), clock.instant())) {
            events.publishEvent(AuditEntry.of("management_key_set", "management_key", null, ENVIRONMENT_KEY_LABEL)
                    .by(AuditEntry.Actor.system(workspaceId)));
        }
        events.publishEvent(new ConfigChanged(null));
    }

    /** The installation's workspace. */
    @Transactional
    public UUID workspaceId() {
        return workspaces.ensureWorkspace(clock.instant());
    }
}
