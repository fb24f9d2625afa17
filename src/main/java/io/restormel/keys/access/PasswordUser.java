package io.restormel.keys.access;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** A person who signed in with a password. Equal by address, so that sessions of one person can be found. */
final class PasswordUser extends User implements CallerHolder {

    private final transient PersonSession session;

    PasswordUser(Member member, String passwordHash, SignedIn signedIn) {
        super(
                member.email(),
                passwordHash,
                !member.disabled(),
                true,
                true,
                true,
                List.of(new SimpleGrantedAuthority("ROLE_" + member.role().name())));
        this.session = new PersonSession(member.id(), SignedIn.mark(passwordHash), signedIn);
    }

    UUID personId() {
        return session.personId();
    }

    @Override
    public @Nullable Caller caller() {
        return session.caller();
    }

    @Override
    public void renew() {
        session.renew();
    }
}
