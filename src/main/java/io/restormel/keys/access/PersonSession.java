package io.restormel.keys.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One sign-in of a person: it lasts until they get another password, whatever they signed in by. Thread-safe. */
final class PersonSession {

    private final UUID personId;
    private final SignedIn signedIn;
    private volatile String password;

    /** @param password by its {@link SignedIn#mark} at that time */
    PersonSession(UUID personId, String password, SignedIn signedIn) {
        this.personId = personId;
        this.password = password;
        this.signedIn = signedIn;
    }

    UUID personId() {
        return personId;
    }

    /** Null when it has ended. */
    @Nullable
    Caller caller() {
        return signedIn.caller(personId, password).orElse(null);
    }

    /** Outlives the change of the password that it brought about itself. */
    void renew() {
        password = signedIn.password(personId);
    }
}
