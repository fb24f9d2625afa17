package io.restormel.keys.access;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** A person who signed in with a password. Equal by address, so that sessions of one person can be found. */
final class PasswordUser extends User implements CallerHolder {

    private final UUID personId;
    private final transient SignedIn signedIn;

    PasswordUser(Member member, String passwordHash, SignedIn signedIn) {
        super(
                member.email(),
                passwordHash,
                !member.disabled(),
                true,
                true,
                true,
                List.of(new SimpleGrantedAuthority("ROLE_" + member.role().name())));
        this.personId = member.id();
        this.signedIn = signedIn;
    }

    UUID personId() {
        return personId;
    }

    @Override
    public @Nullable Caller caller() {
        return signedIn.caller(personId).orElse(null);
    }
}
