package io.restormel.keys.policy;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * Who may see and change which policy. Policies belong to the workspace, so an app's key only reads its
 * share; what it may keep for its own project is {@link ProjectPolicyService}'s to say.
 */
@Component
class PolicyAccess {

    private final CurrentCaller caller;

    PolicyAccess(CurrentCaller caller) {
        this.caller = caller;
    }

    /**
     * The caller, who may change policies.
     *
     * @throws ApplicationException.Unauthorized for a Gateway Key: it is no credential for this at all
     */
    Caller requireEditor() {
        if (caller.require() instanceof Caller.GatewayKey) {
            throw new ApplicationException.Unauthorized(
                    "A Gateway Key reads policies; changing them needs a sign-in or a management key");
        }
        return caller.requireInWorkspace(Role.EDITOR);
    }

    Caller require() {
        return caller.require();
    }

    /** Whether the caller sees a binding: a key those that reach its project, everybody else all. */
    static boolean sees(Caller asking, PlacedBinding placed) {
        return !(asking instanceof Caller.GatewayKey key) || placed.reaches(key.projectId());
    }

    /** Whether the caller sees a policy with these bindings. */
    static boolean sees(Caller asking, Collection<PlacedBinding> placed) {
        return !(asking instanceof Caller.GatewayKey) || placed.stream().anyMatch(each -> sees(asking, each));
    }
}
