package io.restormel.keys.route;

import io.restormel.keys.platform.Revisions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The steps of a route's draft over HTTP. */
@RestController
@RequestMapping({
    "/keys/dashboard/api/projects/{projectId}/routes/{routeId}/steps",
    "/keys/v1/projects/{projectId}/routes/{routeId}/steps"
})
class RouteStepController {

    private final RouteService routes;

    RouteStepController(RouteService routes) {
        this.routes = routes;
    }

    @GetMapping
    ResponseEntity<DataJson<List<StepJson>>> list(@PathVariable UUID projectId, @PathVariable UUID routeId) {
        var route = routes.get(projectId, routeId);
        return DataJson.tagged(route, route.steps().stream().map(StepJson::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DataJson<StepJson> add(
            @PathVariable UUID projectId,
            @PathVariable UUID routeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var body = StepBody.of(json);
        return new DataJson<>(StepJson.of(
                routes.addStep(projectId, routeId, Revisions.expected(body.fields(), ifMatch), body.create())));
    }

    @PatchMapping("/{stepId}")
    DataJson<StepJson> update(
            @PathVariable UUID projectId,
            @PathVariable UUID routeId,
            @PathVariable UUID stepId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var body = StepBody.of(json);
        return new DataJson<>(StepJson.of(routes.updateStep(
                projectId, routeId, stepId, Revisions.expected(body.fields(), ifMatch), body::apply)));
    }

    @DeleteMapping("/{stepId}")
    Map<String, Boolean> delete(
            @PathVariable UUID projectId,
            @PathVariable UUID routeId,
            @PathVariable UUID stepId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        routes.deleteStep(projectId, routeId, stepId, Revisions.expected(ifMatch));
        return Map.of("ok", true);
    }
}
