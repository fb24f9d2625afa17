package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.engine.TargetType;
import io.restormel.keys.policy.PolicyTester;
import io.restormel.keys.project.GatewayKeyService;
import io.restormel.keys.project.Project;
import io.restormel.keys.project.ProjectService;
import java.util.List;
import java.util.UUID;

/** What a policy can be bound to, by name, for pickers. */
record BindTargets(ProjectService projects, PolicyTester tester, GatewayKeyService keys) {

    /** Something to pick. */
    record Choice(UUID id, String name) {}

    /** Those of a type inside a project; of projects and the workspace, the one that is meant by the project. */
    List<Choice> in(Project project, TargetType type) {
        return switch (type) {
            case WORKSPACE -> List.of(new Choice(project.workspaceId(), text("policy.place.workspace")));
            case PROJECT -> List.of(new Choice(project.id(), project.name()));
            case ENVIRONMENT ->
                projects.environments(project.id()).stream()
                        .map(each -> new Choice(each.id(), each.name()))
                        .toList();
            case ROUTE ->
                tester.routes(project.id()).stream()
                        .map(each -> new Choice(each.id(), each.name() + " (" + each.environment() + ")"))
                        .toList();
            case ROUTE_STEP ->
                tester.routes(project.id()).stream()
                        .flatMap(route -> route.steps().stream()
                                .map(step -> new Choice(step.id(), route.name() + " › " + PolicyWords.step(step))))
                        .toList();
            case GATEWAY_KEY ->
                keys.list(project.id()).stream()
                        .map(each -> new Choice(each.id(), each.label() == null ? each.shown() : each.label()))
                        .toList();
            case END_USER, TAG -> List.of();
        };
    }
}
