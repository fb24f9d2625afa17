package io.restormel.keys.access;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Spring Security's view of a caller that authenticated by a key. */
final class CallerAuthentication extends AbstractAuthenticationToken implements CallerHolder {

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    /** The key itself is never kept. */
    @Override
    public Object getCredentials() {
        return "";
    }
}
