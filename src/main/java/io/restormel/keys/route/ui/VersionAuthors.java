package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.access.PeopleService;
import io.restormel.keys.project.GatewayKey;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.route.RouteVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Who published what: people and Gateway Keys by name; who is gone by the start of their id. */
@Component
class VersionAuthors {

    private final PeopleService people;
    private final GatewayKeyService keys;

    VersionAuthors(PeopleService people, GatewayKeyService keys) {
        this.people = people;
        this.keys = keys;
    }

    /** Asks for everybody's name once, for a whole list of versions of a project's route. */
    Function<RouteVersion, String> names(UUID projectId) {
        Map<String, String> names = new HashMap<>();
        people.list().forEach(member -> names.put(member.id().toString(), member.name()));
        keys.list(projectId).forEach(key -> names.put(key.id().toString(), text("route.author.gatewayKey", name(key))));
        return version -> {
            var id = version.actorId();
            var name = id == null ? null : names.get(id);
            return name == null ? kind(version) : name;
        };
    }

    private static String name(GatewayKey key) {
        return key.label() == null ? key.shown() : key.label();
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
