package io.restormel.keys.access;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Finds people by address for form login. People without a password (OAuth2 only) are not found. */
@Component
class PasswordUsers implements UserDetailsService {

    private final PersonRepository people;
    private final SignedIn signedIn;

    PasswordUsers(PersonRepository people, SignedIn signedIn) {
        this.people = people;
        this.signedIn = signedIn;
    }

    @Override
    public UserDetails loadUserByUsername(String email) {
        var member = people.findByEmail(email).orElseThrow(() -> new UsernameNotFoundException("unknown"));
        var hash = people.passwordHash(member.id());
        if (hash == null) {
            throw new UsernameNotFoundException("no password");
        }
        return new PasswordUser(member, hash, signedIn);
    }
}
