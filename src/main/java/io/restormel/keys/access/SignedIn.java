package io.restormel.keys.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who a signed-in person is <em>now</em>: a role that was taken away is gone from open sessions too, at once on the
 * node that took it and within five seconds on others. Thread-safe.
 */
@Component
class SignedIn {

    private final PersonRepository people;
    private final Cache<UUID, Optional<Member>> recent = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    SignedIn(PersonRepository people) {
        this.people = people;
    }

    /** Empty when the person was removed or disabled. */
    Optional<Caller> caller(UUID personId) {
        return recent.get(personId, people::find)
                .filter(member -> !member.disabled())
                .map(m -> new Caller.Person(m.id(), m.workspaceId(), m.email(), m.name(), m.role()));
    }

    void forget(UUID personId) {
        recent.invalidate(personId);
    }
}
