package io.restormel.keys.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.restormel.keys.platform.Sha256;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who a signed-in person is <em>now</em>: a role that was taken away is gone from open sessions too, and a session from
 * before a new password is nobody's; at once on the node that changed it and within five seconds on others. Thread-safe.
 */
@Component
class SignedIn {

    private final PersonRepository people;
    private final Cache<UUID, Optional<Known>> recent = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    SignedIn(PersonRepository people) {
        this.people = people;
    }

    private record Known(Member member, String password) {}

    /**
     * Empty when the person was removed or disabled, or has another password by now.
     *
     * @param password by its mark
     */
    Optional<Caller> caller(UUID personId, String password) {
        return recent.get(personId, this::read)
                .filter(known -> !known.member().disabled() && known.password().equals(password))
                .map(Known::member)
                .map(m -> new Caller.Person(m.id(), m.workspaceId(), m.email(), m.name(), m.role()));
    }

    private Optional<Known> read(UUID personId) {
        return people.find(personId).map(member -> new Known(member, password(personId)));
    }

    /** The mark of the password that the person has now. */
    String password(UUID personId) {
        return mark(people.passwordHash(personId));
    }

    /** By which a password is known again; tells nothing of it that its hash would not. */
    static String mark(@Nullable String passwordHash) {
        return passwordHash == null ? "" : Sha256.hex(passwordHash);
    }

    void forget(UUID personId) {
        recent.invalidate(personId);
    }
}
