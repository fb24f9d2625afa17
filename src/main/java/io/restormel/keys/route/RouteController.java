package io.restormel.keys.route;

import io.restormel.keys.access.Role;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.platform.Revisions;
import io.restormel.keys.project.ProjectService;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Routes over HTTP. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}/routes", "/keys/v1/projects/{projectId}/routes"})
class RouteController {

    private final RouteService routes;
    private final BindingCheck bindings;
    private final ProjectService projects;
    private final ModelChain chain;

    RouteController(RouteService routes, BindingCheck bindings, ProjectService projects, ModelChain chain) {
        this.routes = routes;
        this.bindings = bindings;
        this.projects = projects;
        this.chain = chain;
    }

    /** The route twice: the MCP server of the original reads {@code route}, everyone else {@code data}. */
    record WrittenJson(RouteJson data, RouteJson route) {
        static WrittenJson of(RouteDetail written) {
            var json = RouteJson.of(written);
            return new WrittenJson(json, json);
        }
    }

    record PrimaryModelJson(
            UUID routeId,
            String stepId,
            int orderIndex,
            @Nullable String providerType,
            @Nullable String modelId) {}

    record BindingJson(boolean ok, List<String> reasons) {}

    @GetMapping
    DataJson<List<RouteJson>> list(
            @PathVariable UUID projectId,
            @RequestParam(required = false) @Nullable UUID environmentId,
            @RequestParam(required = false) @Nullable String workload,
            @RequestParam(required = false) @Nullable String stage) {
        return new DataJson<>(routes.list(projectId).stream()
                .filter(each -> environmentId == null
                        || environmentId.equals(each.route().environmentId()))
                .filter(each -> matches(workload, each.draft().workload()))
                .filter(each -> matches(stage, each.draft().stage()))
                .map(RouteJson::of)
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WrittenJson create(@PathVariable UUID projectId, @RequestBody(required = false) @Nullable JsonNode body) {
        return WrittenJson.of(routes.create(
                projectId,
                RouteBody.create(
                        body, () -> projects.require(projectId, Role.EDITOR).defaultEnvironmentId(), chain)));
    }

    @GetMapping("/{routeId}")
    DataJson<RouteJson> get(@PathVariable UUID projectId, @PathVariable UUID routeId) {
        return new DataJson<>(RouteJson.withSteps(routes.get(projectId, routeId)));
    }

    @PatchMapping("/{routeId}")
    WrittenJson update(
            @PathVariable UUID projectId,
            @PathVariable UUID routeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var body = RouteBody.patch(json);
        var environment = body.environmentId();
        if (environment != null
                && !environment.equals(routes.get(projectId, routeId).route().environmentId())) {
            throw ApplicationException.invalid("environmentId", "cannot be changed");
        }
        return WrittenJson.of(routes.update(
                projectId, routeId, Revisions.expected(body.fields(), ifMatch), edit -> body.apply(edit, chain)));
    }

    /** The short way to say all steps. */
    @PatchMapping("/{routeId}/fallback-chain")
    WrittenJson fallbackChain(
            @PathVariable UUID projectId,
            @PathVariable UUID routeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var body = JsonBody.of(json, Set.of("primaryModel", "fallbackModels", "revision"));
        var primary = body.text("primaryModel", 200);
        var fallbacks = body.has("fallbackModels") ? body.texts("fallbackModels", 50, 200) : null;
        return WrittenJson.of(routes.update(
                projectId,
                routeId,
                Revisions.expected(body, ifMatch),
                edit -> edit.withDraft(chain.applied(edit.draft(), primary, fallbacks))));
    }

    @DeleteMapping("/{routeId}")
    Map<String, Boolean> delete(
            @PathVariable UUID projectId,
            @PathVariable UUID routeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        routes.delete(projectId, routeId, Revisions.expected(ifMatch));
        return Map.of("ok", true);
    }

    /** The first enabled step's provider and model, as they stand in the draft. */
    @GetMapping("/{routeId}/primary-model")
    DataJson<PrimaryModelJson> primaryModel(@PathVariable UUID projectId, @PathVariable UUID routeId) {
        var draft = routes.get(projectId, routeId).draft();
        var step = draft.steps().stream()
                .filter(StepConfig::enabled)
                .findFirst()
                .orElseThrow(() -> new ApplicationException.NotFound("no_enabled_step", "The route has no step"));
        return new DataJson<>(new PrimaryModelJson(
                routeId,
                step.id(),
                step.orderIndex(),
                step.providerPreference(),
                step.modelId() == null ? draft.defaultModelId() : step.modelId()));
    }

    /** Would a call with these attributes be served by this route? Answers 200 either way. */
    @PostMapping("/{routeId}/validate-binding")
    DataJson<BindingJson> validateBinding(
            @PathVariable UUID projectId,
            @PathVariable String routeId,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var body = JsonBody.of(json, Set.of("environmentId", "workload", "stage", "task"));
        var reasons = bindings.reasons(
                projectId,
                routeId,
                body.requiredText("environmentId", 200),
                body.text("workload", 60),
                body.text("stage", 60));
        return new DataJson<>(new BindingJson(reasons.isEmpty(), reasons));
    }

    private static boolean matches(@Nullable String wanted, @Nullable String actual) {
        return wanted == null || wanted.isBlank() || wanted.equals(actual);
    }
}
