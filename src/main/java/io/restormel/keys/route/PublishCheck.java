package io.restormel.keys.route;

import io.restormel.keys.engine.Compilation;
import io.restormel.keys.engine.ConfigProblem;
import io.restormel.keys.engine.EnvironmentConfig;
import io.restormel.keys.engine.PoolMember;
import io.restormel.keys.engine.ProjectConfig;
import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.snapshot.LiveConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What must hold before a draft goes live: it can serve, and the compiler finds no mistake in it. */
@Component
class PublishCheck {

    private final LiveConfiguration live;

    PublishCheck(LiveConfiguration live) {
        this.live = live;
    }

    List<PublishProblem> problems(RouteDetail detail) {
        List<PublishProblem> problems = new ArrayList<>();
        var steps = detail.draft().steps();
        if (steps.stream().noneMatch(StepConfig::enabled)) {
            problems.add(new PublishProblem(null, null, "steps", "The route needs at least one enabled step"));
        }
        steps.stream().filter(StepConfig::enabled).forEach(step -> executable(detail.draft(), step, problems));
        compiler(detail, problems);
        return problems;
    }

    private static void executable(RouteContent draft, StepConfig step, List<PublishProblem> problems) {
        var pool = step.modelPool() == null
                ? List.of(new PoolMember(null, null, 1))
                : step.modelPool().members();
        for (var member : pool) {
            if (member.providerPreference() == null && step.providerPreference() == null) {
                problems.add(problem(step, "providerPreference", "names no provider"));
            }
            if (member.modelId() == null && step.modelId() == null && draft.defaultModelId() == null) {
                problems.add(problem(step, "modelId", "has no model, and neither has the route"));
            }
        }
    }

    private void compiler(RouteDetail detail, List<PublishProblem> problems) {
        var route = detail.route();
        var draft = RouteConfigs.of(route, detail.draft(), true);
        Compilation compiled = live.preview(route.projectId(), project -> with(project, draft));
        for (var problem : compiled.problems()) {
            boolean stops = problem.severity() == ConfigProblem.Severity.ERROR
                    || problem.code().equals("model_not_in_catalogue")
                    || problem.code().equals("condition_malformed");
            if (draft.id().equals(problem.routeId()) && stops) {
                var step = problem.stepId() == null
                        ? null
                        : detail.draft()
                                .step(UUID.fromString(problem.stepId()))
                                .filter(StepConfig::enabled)
                                .orElse(null);
                if (step != null || problem.severity() == ConfigProblem.Severity.ERROR) {
                    problems.add(new PublishProblem(
                            problem.stepId(),
                            step == null ? null : (Integer) step.orderIndex(),
                            problem.field() == null ? "route" : problem.field(),
                            problem.message()));
                }
            }
        }
        stage(compiled, draft, problems);
    }

    /** Drafts cannot claim one stage twice; two published contents could, if one draft has moved on since. */
    private static void stage(Compilation compiled, RouteConfig draft, List<PublishProblem> problems) {
        if (draft.stage() == null) {
            return;
        }
        compiled.snapshot().routes().stream()
                .map(route -> route.config())
                .filter(other -> !other.id().equals(draft.id())
                        && other.published()
                        && other.environmentId().equals(draft.environmentId())
                        && draft.stage().equals(other.stage())
                        && Objects.equals(draft.workload(), other.workload()))
                .findFirst()
                .ifPresent(other -> problems.add(new PublishProblem(
                        null, null, "stage", "The live version of route " + other.name() + " serves this stage")));
    }

    /** The project with this route in place of the one of the same id, or beside the others. */
    static ProjectConfig with(ProjectConfig project, RouteConfig draft) {
        List<RouteConfig> routes = new ArrayList<>(project.routes());
        routes.removeIf(route -> route.id().equals(draft.id()));
        routes.add(draft);
        var id = draft.environmentId();
        // One that this transaction has just created is not served yet.
        return (project.environments().stream()
                                .anyMatch(environment -> environment.id().equals(id))
                        ? project
                        : project.withEnvironment(new EnvironmentConfig(id, id, id, id)))
                .withRoutes(routes);
    }

    private static PublishProblem problem(StepConfig step, String field, String message) {
        return new PublishProblem(step.id(), step.orderIndex(), field, "Step " + step.orderIndex() + " " + message);
    }
}
