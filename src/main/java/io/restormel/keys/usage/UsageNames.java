package io.restormel.keys.usage;

import io.restormel.keys.access.Role;
import io.restormel.keys.outcome.Dimension;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.ProjectService;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What people call the values that usage is broken down by. Thread-safe. */
@Service
public class UsageNames {

    private final UsageReader reader;
    private final GatewayKeyService keys;
    private final ProjectService projects;

    UsageNames(UsageReader reader, GatewayKeyService keys, ProjectService projects) {
        this.reader = reader;
        this.keys = keys;
        this.projects = projects;
    }

    /** Names by value, of the routes and keys that are there; the values of other dimensions are their own names. */
    public Map<String, String> of(UUID projectId, Dimension dimension) {
        projects.require(projectId, Role.VIEWER);
        var names = new HashMap<String, String>();
        switch (dimension) {
            case ROUTE -> reader.routeNames(projectId).forEach((id, name) -> names.put(id.toString(), name));
            case KEY ->
                keys.list(projectId).forEach(key -> {
                    var label = key.settings().label();
                    names.put(key.id().toString(), label == null || label.isEmpty() ? key.shown() : label);
                });
            case ALL, PROVIDER, MODEL, END_USER, TAG -> {}
        }
        return names;
    }
}
