package io.restormel.keys.access;

import io.restormel.keys.platform.ApplicationException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The caller of the current thread's request, and the questions that services ask about it. Thread-safe. */
@Component
public class CurrentCaller {

    public Optional<Caller> get() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof CallerHolder holder) {
            return Optional.ofNullable(holder.caller());
        }
        return authentication != null && authentication.getPrincipal() instanceof CallerHolder holder
                ? Optional.ofNullable(holder.caller())
                : Optional.empty();
    }

    /** The session that is calling outlives a new password of its person. */
    void renewSession() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof CallerHolder holder) {
            holder.renew();
        }
    }

    /** @throws ApplicationException.Unauthorized when nobody valid is calling */
    public Caller require() {
        return get().orElseThrow(() ->
                new ApplicationException.Unauthorized("Send a valid key as \"Authorization: Bearer …\", or sign in"));
    }

    /** @throws ApplicationException.Refused when the caller lacks the role in its workspace */
    public Caller requireInWorkspace(Role needed) {
        var caller = require();
        if (!caller.mayInWorkspace(needed)) {
            throw ApplicationException.forbidden("This needs the role " + needed.wire() + " in the workspace");
        }
        return caller;
    }

    /** @throws ApplicationException.Refused when the caller lacks the role in this project */
    public Caller requireInProject(UUID projectId, Role needed) {
        var caller = require();
        if (!caller.mayInProject(projectId, needed)) {
            if (caller instanceof Caller.GatewayKey && needed == Role.EDITOR) {
                throw scopeRequired(KeyScope.MANAGE);
            }
            throw ApplicationException.forbidden("This needs the role " + needed.wire() + " in the project");
        }
        return caller;
    }

    /**
     * @param what that concerns more than one environment, to be read after "cannot"
     * @throws ApplicationException.Refused when a key of one environment is calling
     */
    public void requireWholeProject(String what) {
        if (require() instanceof Caller.GatewayKey key && key.environmentId() != null) {
            throw ApplicationException.forbidden("A key of one environment cannot " + what);
        }
    }

    /** @throws ApplicationException.Refused when a key of another environment is calling */
    public void requireReach(UUID environmentId) {
        if (require() instanceof Caller.GatewayKey key
                && key.environmentId() != null
                && !key.environmentId().equals(environmentId)) {
            throw ApplicationException.forbidden("A key of one environment changes nothing in another");
        }
    }

    /**
     * Asks nothing of callers who are no Gateway Key: their roles are asked for elsewhere.
     *
     * @throws ApplicationException.Refused {@code scope_required} when a Gateway Key lacks the scope
     */
    public void requireScope(KeyScope needed) {
        if (require() instanceof Caller.GatewayKey key && !key.scopes().contains(needed)) {
            throw scopeRequired(needed);
        }
    }

    private static ApplicationException scopeRequired(KeyScope needed) {
        return new ApplicationException.Refused(
                "scope_required", "This needs a Gateway Key of the project with the scope " + needed.wire());
    }

    /** Does the work in another's name and returns to the present caller afterwards. */
    public <T> T as(Caller caller, Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
