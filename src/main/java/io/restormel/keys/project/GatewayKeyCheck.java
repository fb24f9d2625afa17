package io.restormel.keys.project;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.KeyScope;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** What a Gateway Key may be set to, and by whom: no key begets one that may do more than itself. */
@Component
class GatewayKeyCheck {

    static final int MAX_RANGES = 50;
    static final int MAX_PER_MINUTE = 1_000_000;

    private static final String PART = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    /** Four whole parts, which every reader takes for the same address; and digits only, lest a name be looked up. */
    private static final Pattern RANGE =
            Pattern.compile("(" + PART + "(\\." + PART + "){3}|(?=[^/]*:)[0-9a-fA-F:.]{2,45})(/(0|[1-9]\\d{0,2}))?");

    private final EnvironmentRepository environments;
    private final CurrentCaller caller;

    GatewayKeyCheck(EnvironmentRepository environments, CurrentCaller caller) {
        this.environments = environments;
        this.caller = caller;
    }

    /**
     * @param before null for a new key
     * @return the settings with a tidied label
     */
    GatewayKeySettings checked(
            UUID projectId, @Nullable GatewayKeySettings before, GatewayKeySettings wanted, Instant now) {
        requireReach(wanted.environmentId());
        var expiresAt = wanted.expiresAt();
        if (expiresAt != null && (before == null || !expiresAt.equals(before.expiresAt())) && !expiresAt.isAfter(now)) {
            throw ApplicationException.invalid("expiresAt", "must be in the future");
        }
        if (wanted.environmentId() != null
                && environments.find(projectId, wanted.environmentId()).isEmpty()) {
            throw ApplicationException.invalid("environmentId", "is not an environment of this project");
        }
        if (before == null || !Objects.equals(before.scopes(), wanted.scopes())) {
            requireMayGrant(wanted.scopes());
        }
        for (int i = 0; i < wanted.ipRanges().size(); i++) {
            if (matcher(wanted.ipRanges().get(i)) == null) {
                throw ApplicationException.invalid(
                        "ipRanges[" + i + "]", "must be an address, such as 192.0.2.7, or a range, such as 10.0.0.0/8");
            }
        }
        if (wanted.ipRanges().size() > MAX_RANGES) {
            throw ApplicationException.invalid("ipRanges", "may hold at most " + MAX_RANGES);
        }
        var perMinute = wanted.requestsPerMinute();
        if (perMinute != null && (perMinute < 1 || perMinute > MAX_PER_MINUTE)) {
            throw ApplicationException.invalid("requestsPerMinute", "must be from 1 to " + MAX_PER_MINUTE);
        }
        return wanted.withLabel(KeyLabel.checked(wanted.label()));
    }

    /** A key of one environment must not get hold of, or take away, a key that reaches further. */
    void requireReach(@Nullable UUID environmentId) {
        if (caller.require() instanceof Caller.GatewayKey key
                && key.environmentId() != null
                && !key.environmentId().equals(environmentId)) {
            throw ApplicationException.forbidden("A key of one environment manages only keys of that environment");
        }
    }

    /** @param scopes null for those of a plain key */
    void requireMayGrant(@Nullable Set<KeyScope> scopes) {
        var given = Objects.requireNonNullElse(scopes, KeyScope.PLAIN);
        if (given.isEmpty()) {
            throw ApplicationException.invalid("scopes", "must name at least one");
        }
        if (caller.require() instanceof Caller.GatewayKey key && !key.scopes().containsAll(given)) {
            throw ApplicationException.forbidden("A key gives no scopes that it does not have");
        }
        if (given.contains(KeyScope.CREDENTIALS)) {
            caller.requireInWorkspace(Role.ADMIN);
        }
    }

    /** Null when it is no address and no range of any. */
    static @Nullable IpAddressMatcher matcher(String range) {
        if (!RANGE.matcher(range).matches()) {
            return null;
        }
        try {
            return new IpAddressMatcher(range);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
