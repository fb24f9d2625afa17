package io.restormel.keys.embed;

import io.restormel.keys.access.ApiOrigins;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The origins that a project allows its embeds may call its API as well, with a key. */
@Component
class ProjectOrigins implements ApiOrigins {

    private final OriginDirectory origins;
    private final LiveConfiguration projects;

    ProjectOrigins(OriginDirectory origins, LiveConfiguration projects) {
        this.origins = origins;
        this.projects = projects;
    }

    @Override
    public boolean allows(UUID projectId, String origin) {
        // Of projects that are none nothing is looked up: anybody can make their ids up.
        return projects.current(projectId) != null && origins.of(projectId).contains(origin);
    }
}
