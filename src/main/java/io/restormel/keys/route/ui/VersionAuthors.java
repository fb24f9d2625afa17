package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.access.Member;
import io.restormel.keys.access.PeopleService;
import io.restormel.keys.route.RouteVersion;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who published what: people by name, keys by their kind and the start of their id. */
@Component
class VersionAuthors {

    private final PeopleService people;

    VersionAuthors(PeopleService people) {
        this.people = people;
    }

    /** Asks for everybody's name once, for a whole list of versions. */
    Function<RouteVersion, String> names() {
        var names = people.list().stream()
                .collect(Collectors.toMap(member -> member.id().toString(), Member::name));
        return version -> {
            var id = version.actorId();
            var name = id == null ? null : names.get(id);
            return name == null ? kind(version) : name;
        };
    }

    private static String kind(RouteVersion version) {
        var id = version.actorId() == null ? "" : version.actorId();
        var start = id.substring(0, Math.min(8, id.length()));
        return switch (version.actorType()) {
            case "user" -> text("route.author.formerPerson", start);
            case "gateway_key" -> text("route.author.gatewayKey", start);
            case "management_key" -> text("route.author.managementKey", start);
            case "system" -> text("route.author.system");
            default -> version.actorType().replace('_', ' ') + " " + start;
        };
    }
}
