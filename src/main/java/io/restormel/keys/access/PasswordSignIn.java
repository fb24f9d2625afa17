package io.restormel.keys.access;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Form login: asks the throttle first, then checks the password. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private static final String METHOD = "password";

    private final DaoAuthenticationProvider passwords;
    private final SignInThrottle throttle;
    private final PersonRepository people;
    private final SignInAudit audit;

    PasswordSignIn(
            PasswordUsers users,
            PasswordEncoder encoder,
            SignInThrottle throttle,
            PersonRepository people,
            SignInAudit audit) {
        this.passwords = new DaoAuthenticationProvider(users);
        this.passwords.setPasswordEncoder(encoder);
        this.throttle = throttle;
        this.people = people;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication attempt) throws AuthenticationException {
        var email = attempt.getName();
        var place = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "unknown";
        if (!throttle.mayTry(email, place)) {
            throw new LockedException("Too many failed attempts");
        }
        var result = authenticate(email, attempt);
        throttle.succeeded(email, place);
        if (result != null && result.getPrincipal() instanceof PasswordUser user) {
            people.find(user.personId()).ifPresent(member -> audit.succeeded(member, METHOD));
        }
        return result;
    }

    private Authentication authenticate(String email, Authentication attempt) {
        try {
            return passwords.authenticate(attempt);
        } catch (AuthenticationException e) {
            audit.failed(email, METHOD);
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
