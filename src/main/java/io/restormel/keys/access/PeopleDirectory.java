package io.restormel.keys.access;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who a person is now, for what is finished in their name after they left the page. Thread-safe. */
@Component
public class PeopleDirectory {

    private final PersonRepository people;

    PeopleDirectory(PersonRepository people) {
        this.people = people;
    }

    /** With the role of this moment; empty when the person was removed or disabled. */
    public Optional<Caller.Person> find(UUID personId) {
        return people.find(personId)
                .filter(member -> !member.disabled())
                .map(member -> new Caller.Person(
                        member.id(), member.workspaceId(), member.email(), member.name(), member.role()));
    }
}
