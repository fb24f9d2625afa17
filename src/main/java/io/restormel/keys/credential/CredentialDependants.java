package io.restormel.keys.credential;

import io.restormel.keys.engine.Candidate;
import io.restormel.keys.engine.CompiledRoute;
import io.restormel.keys.engine.CompiledStep;
import io.restormel.keys.engine.Snapshot;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Finds the steps that could no longer serve without a credential. */
@Service
public class CredentialDependants {

    private final LiveConfiguration live;
    private final ProjectService projects;
    private final CredentialAccess access;

    CredentialDependants(LiveConfiguration live, ProjectService projects, CredentialAccess access) {
        this.live = live;
        this.projects = projects;
        this.access = access;
    }

    /** A step, enabled and live, for which no other key would be left. */
    public record Dependant(
            UUID projectId,
            String projectName,
            String routeId,
            String routeName,
            String stepId,
            int orderIndex,
            @org.jspecify.annotations.Nullable String modelId) {}

    /** By project, route and step. */
    public List<Dependant> of(UUID credentialId) {
        var credential = access.visible(access.viewer(), credentialId);
        List<Dependant> found = new ArrayList<>();
        for (var project : projects.list()) {
            var present = live.current(project.id());
            if (present != null) {
                add(found, project, present, credential.id().toString());
            }
        }
        return List.copyOf(found);
    }

    private static void add(List<Dependant> found, Project project, Snapshot live, String keyId) {
        for (CompiledRoute route : live.routes()) {
            if (route.availability() != CompiledRoute.Availability.SELECTABLE) {
                continue;
            }
            for (CompiledStep step : route.steps()) {
                if (step.enabled() && serves(step) && !servesWithout(keyId, live, route, step)) {
                    found.add(new Dependant(
                            project.id(),
                            project.name(),
                            route.id(),
                            route.name(),
                            step.id(),
                            step.orderIndex(),
                            step.candidates().getFirst().modelId()));
                }
            }
        }
    }

    private static boolean serves(CompiledStep step) {
        return step.candidates().stream().filter(Candidate::isExecutable).anyMatch(Candidate::hasKey);
    }

    private static boolean servesWithout(String keyId, Snapshot live, CompiledRoute route, CompiledStep step) {
        return step.candidates().stream()
                .map(Candidate::model)
                .filter(Objects::nonNull)
                .anyMatch(model -> live.hasKeyWithout(keyId, route.environment().id(), model));
    }
}
