package io.restormel.keys.device;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyDigest;
import io.restormel.keys.access.Role;
import io.restormel.keys.device.DeviceLogin.Status;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.RateLimit;
import io.restormel.keys.project.KeyLabel;
import io.restormel.keys.project.ProjectService;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The person's side of a sign-in from a command line. Only people approve, never keys; approving needs an editor of the
 * project. Codes that a person tries are counted, so that none can be guessed. Thread-safe.
 */
@Service
public class DeviceApprovalService {

    private static final String TARGET = "device_login";
    private static final int TRIES = 30;

    private final DeviceLoginRepository logins;
    private final ProjectService projects;
    private final CurrentCaller callers;
    private final KeyDigest digest;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RateLimit tries;

    DeviceApprovalService(
            DeviceLoginRepository logins,
            ProjectService projects,
            CurrentCaller callers,
            KeyDigest digest,
            ApplicationEventPublisher events,
            Clock clock) {
        this.logins = logins;
        this.projects = projects;
        this.callers = callers;
        this.digest = digest;
        this.events = events;
        this.clock = clock;
        this.tries = new RateLimit(TRIES, Duration.ofMinutes(15), clock);
    }

    /**
     * The sign-in that shows this code.
     *
     * @param typed in any case, with or without a dash
     * @throws ApplicationException.Invalid {@code invalid_code} when it cannot be a code
     * @throws ApplicationException.NotFound {@code invalid_or_expired_code}
     * @throws ApplicationException.Conflict {@code code_used} when it was approved or denied before
     * @throws ApplicationException.TooMany when this person tried too many
     */
    public DeviceRequest find(String typed) {
        var code = code(typed);
        var login = waiting(person(), code);
        return new DeviceRequest(code.text(), login.requestedFrom(), login.createdAt(), login.expiresAt());
    }

    /**
     * Lets the command line have a Gateway Key of the project, which it fetches with its next poll.
     *
     * @param environmentId the only environment the key is to be good for; null for all of the project
     * @param label of the key; null or blank for none
     * @throws ApplicationException as {@link #find}; {@code session_race} when somebody else just decided
     */
    @Transactional
    public void approve(String typed, UUID projectId, @Nullable UUID environmentId, @Nullable String label) {
        var person = person();
        var login = waiting(person, code(typed));
        projects.require(projectId, Role.EDITOR);
        if (environmentId != null) {
            projects.requireEnvironment(projectId, environmentId);
        }
        var grant = new DeviceLogin.Grant(projectId, environmentId, KeyLabel.checked(label), person.id());
        requireFirst(logins.approve(login.id(), grant));
        events.publishEvent(AuditEntry.of("device_login_approved", TARGET, login.id(), grant.label())
                .in(projectId)
                .changed(null, grant));
    }

    /** Turns the command line away. @throws ApplicationException as {@link #approve} */
    @Transactional
    public void deny(String typed) {
        var login = waiting(person(), code(typed));
        requireFirst(logins.change(login.id(), Status.PENDING, Status.DENIED));
        events.publishEvent(AuditEntry.of("device_login_denied", TARGET, login.id(), null));
    }

    private static void requireFirst(boolean first) {
        if (!first) {
            throw new ApplicationException.Conflict("session_race", "Somebody else just decided on this code");
        }
    }

    private Caller.Person person() {
        if (callers.require() instanceof Caller.Person person) {
            return person;
        }
        throw new ApplicationException.Refused("Forbidden", "Only a signed-in person can approve a sign-in");
    }

    private static UserCode code(String typed) {
        return UserCode.typed(typed)
                .orElseThrow(() -> new ApplicationException.Invalid(
                        "invalid_code",
                        "A code has eight letters and digits, such as ABCD-EFGH",
                        Map.of("field", "userCode")));
    }

    private DeviceLogin waiting(Caller.Person person, UserCode code) {
        tries.require(person.id(), "Too many codes were tried; wait a few minutes");
        var login = logins.findByUser(digest.of(code.text()))
                .orElseThrow(() -> unusable("No command line shows this code; check it, or start again there"));
        return switch (login.status()) {
            case PENDING -> {
                if (login.expired(clock.instant())) {
                    throw unusable("This code has expired; start again on the command line");
                }
                yield login;
            }
            case APPROVED, CONSUMED -> throw used("This code was approved already");
            case DENIED -> throw used("This code was denied already");
        };
    }

    private static ApplicationException unusable(String message) {
        return new ApplicationException.NotFound("invalid_or_expired_code", message);
    }

    private static ApplicationException used(String message) {
        return new ApplicationException.Conflict("code_used", message);
    }
}
