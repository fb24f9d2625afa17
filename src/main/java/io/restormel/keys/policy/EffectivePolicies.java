package io.restormel.keys.policy;

import io.restormel.keys.access.Role;
import io.restormel.keys.engine.PolicyRule;
import io.restormel.keys.engine.TargetType;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.policy.PolicyTester.Place;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which policies are in force at a place, as saved. Thread-safe. */
@Service
public class EffectivePolicies {

    private final PolicyService policies;
    private final BindingService bindings;
    private final TargetReader targets;
    private final ProjectService projects;

    EffectivePolicies(PolicyService policies, BindingService bindings, TargetReader targets, ProjectService projects) {
        this.policies = policies;
        this.bindings = bindings;
        this.targets = targets;
        this.projects = projects;
    }

    /**
     * The nearest first: those of who asks, then from the step out to the workspace.
     *
     * @param asker a Gateway Key, an end user or a tag; null leaves out what depends on who asks
     * @throws ApplicationException.NotFound when the project has no such place
     */
    @Transactional(readOnly = true)
    public List<EffectivePolicy> at(Place place, @Nullable BindTarget asker) {
        var project = projects.require(place.projectId(), Role.VIEWER);
        var here = here(project, place);
        var whose = asker == null ? null : asking(project, asker);
        var placements = bindings.placements();
        var found = new ArrayList<EffectivePolicy>();
        for (var policy : policies.list()) {
            if (!policy.active() || policy.rule() instanceof PolicyRule.UnknownRule) {
                continue;
            }
            for (var placed : placements.getOrDefault(policy.id(), List.of())) {
                var target = placed.target();
                if (target != null && (target.encloses(here) || (whose != null && target.encloses(whose)))) {
                    found.add(new EffectivePolicy(policy, target));
                }
            }
        }
        found.sort(Comparator.comparing((EffectivePolicy each) -> each.through().type())
                .reversed());
        return List.copyOf(found);
    }

    private Target here(Project project, Place place) {
        if (place.stepId() != null) {
            return target(project, TargetType.ROUTE_STEP, place.stepId());
        }
        if (place.routeId() != null) {
            return target(project, TargetType.ROUTE, place.routeId());
        }
        var environmentId = place.environmentId() == null ? project.defaultEnvironmentId() : place.environmentId();
        return environmentId == null
                ? target(project, TargetType.PROJECT, project.id())
                : target(project, TargetType.ENVIRONMENT, environmentId);
    }

    private Target asking(Project project, BindTarget asker) {
        var name = asker.name();
        return name == null
                ? target(project, asker.type(), asker.id())
                : new Target(asker.type(), asker.id(), null, null, null, name);
    }

    private Target target(Project project, TargetType type, UUID id) {
        return targets.find(project.workspaceId(), type, id)
                .filter(found -> project.id().equals(found.projectId()))
                .orElseThrow(() -> ApplicationException.notFound(type.wire()));
    }
}
