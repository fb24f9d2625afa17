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
            throw ApplicationException.forbidden("This needs the role " + needed.wire() + " in the project");
        }
        return caller;
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
