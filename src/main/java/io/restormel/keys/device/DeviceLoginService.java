package io.restormel.keys.device;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyDigest;
import io.restormel.keys.access.PeopleDirectory;
import io.restormel.keys.access.Role;
import io.restormel.keys.device.DeviceLogin.Status;
import io.restormel.keys.device.DevicePoll.Reason;
import io.restormel.keys.platform.RateLimit;
import io.restormel.keys.project.GatewayKeyService;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The command line's side of a sign-in. The key is made in the transaction of the poll that fetches it, in the name of
 * the person who approved: it is never kept, and of polls at the same time one gets it. Thread-safe.
 */
@Service
class DeviceLoginService {

    static final Duration LIFETIME = Duration.ofMinutes(15);
    static final int INTERVAL_SECONDS = 5;

    private static final int STARTS = 30;
    private static final int MAX_POLLS = 120;
    /** RFC 8628: the client adds as much with each {@code slow_down}. */
    private static final int SLOWER_BY = 5;
    /** The original's client waits 2.5 s longer only, so that it would never catch up with an endless growth. */
    private static final int SLOWEST = 30;
    /** Timers of clients and the time on the way vary. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    /** For so long a code is told that it has expired, rather than that it is unknown. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int DEVICE_CODE_BYTES = 32;
    private static final int MAX_ADDRESS = 60;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DeviceLoginRepository logins;
    private final GatewayKeyService keys;
    private final PeopleDirectory people;
    private final CurrentCaller callers;
    private final KeyDigest digest;
    private final Clock clock;
    private final RateLimit starts;

    DeviceLoginService(
            DeviceLoginRepository logins,
            GatewayKeyService keys,
            PeopleDirectory people,
            CurrentCaller callers,
            KeyDigest digest,
            Clock clock) {
        this.logins = logins;
        this.keys = keys;
        this.people = people;
        this.callers = callers;
        this.digest = digest;
        this.clock = clock;
        this.starts = new RateLimit(STARTS, Duration.ofHours(1), clock);
    }

    /** The two codes, which are told this once. */
    record Started(String deviceCode, String userCode) {
        @Override
        public String toString() {
            return "Started[…]";
        }
    }

    /** @throws io.restormel.keys.platform.ApplicationException.TooMany after 30 within an hour from one address */
    @Transactional
    Started start(String address) {
        starts.require(
                UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)),
                "At most " + STARTS + " sign-ins an hour can be started from one address");
        var now = now();
        var random = new byte[DEVICE_CODE_BYTES];
        RANDOM.nextBytes(random);
        var deviceCode = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var userCode = UserCode.generate();
        logins.forgetExpiredBefore(now.minus(KEPT));
        logins.insert(
                new DeviceLogin(
                        UUID.randomUUID(),
                        Status.PENDING,
                        address.substring(0, Math.min(MAX_ADDRESS, address.length())),
                        INTERVAL_SECONDS,
                        0,
                        null,
                        null,
                        now,
                        now.plus(LIFETIME)),
                digest.of(deviceCode),
                digest.of(userCode.text()));
        return new Started(deviceCode, userCode.text());
    }

    /** Nothing is thrown for what is not there: a refused poll counts, and so has to be committed. */
    @Transactional
    DevicePoll poll(String deviceCode) {
        var now = now();
        var found = logins.lockByDevice(digest.of(deviceCode));
        if (found.isEmpty()) {
            return refused(Reason.INVALID_GRANT);
        }
        var login = found.get();
        return switch (login.status()) {
            case CONSUMED -> refused(Reason.INVALID_GRANT);
            case DENIED -> refused(Reason.ACCESS_DENIED);
            case PENDING, APPROVED ->
                login.expired(now) || login.polls() >= MAX_POLLS ? refused(Reason.EXPIRED_TOKEN) : poll(login, now);
        };
    }

    private DevicePoll poll(DeviceLogin login, Instant now) {
        // Whom a key waits for need only keep to the first interval: slower than that is for those who ask in vain.
        int wait = login.status() == Status.APPROVED ? INTERVAL_SECONDS : login.intervalSeconds();
        if (tooSoon(login, now, wait)) {
            int slower = Math.min(login.intervalSeconds() + SLOWER_BY, SLOWEST);
            logins.polled(login.id(), now, slower);
            return new DevicePoll.Refused(Reason.SLOW_DOWN, slower);
        }
        logins.polled(login.id(), now, login.intervalSeconds());
        var grant = login.grant();
        return grant == null
                ? new DevicePoll.Refused(Reason.AUTHORIZATION_PENDING, login.intervalSeconds())
                : issue(login, grant);
    }

    private static boolean tooSoon(DeviceLogin login, Instant now, int waitSeconds) {
        var last = login.lastPollAt();
        return last != null && now.isBefore(last.plusSeconds(waitSeconds).minus(TOLERANCE));
    }

    /** Project and environment are there, or the row would not be; so only the person may have changed since. */
    private DevicePoll issue(DeviceLogin login, DeviceLogin.Grant grant) {
        var person =
                people.find(grant.approvedBy()).filter(found -> found.mayInProject(grant.projectId(), Role.EDITOR));
        if (person.isEmpty()) {
            logins.change(login.id(), Status.APPROVED, Status.DENIED);
            return refused(Reason.ACCESS_DENIED);
        }
        if (!logins.change(login.id(), Status.APPROVED, Status.CONSUMED)) {
            return refused(Reason.INVALID_GRANT);
        }
        return callers.as(
                person.get(),
                () -> new DevicePoll.Issued(
                        keys.create(grant.projectId(), grant.label(), grant.environmentId(), null)));
    }

    private static DevicePoll refused(Reason reason) {
        return new DevicePoll.Refused(reason, INTERVAL_SECONDS);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
