package io.restormel.keys.route;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.Idempotent;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.platform.Revisions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Publish, roll back and history of a route over HTTP. */
@RestController
@RequestMapping({
    "/keys/dashboard/api/projects/{projectId}/routes/{routeId}",
    "/keys/v1/projects/{projectId}/routes/{routeId}"
})
class RouteVersionController {

    private final RouteVersionService versions;

    RouteVersionController(RouteVersionService versions) {
        this.versions = versions;
    }

    record PublishedJson(RouteJson route, int publishedVersion) {}

    record RolledBackJson(RouteJson route, int restoredSteps, int rolledBackToVersion) {}

    @Idempotent
    @PostMapping("/publish")
    DataJson<PublishedJson> publish(
            @PathVariable UUID projectId,
            @PathVariable UUID routeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var body = JsonBody.ofOptional(json, Set.of("revision", "changeSummary", "summary", "updatedVia"));
        var summary = body.has("changeSummary") ? body.text("changeSummary", 500) : body.text("summary", 500);
        var route = versions.publish(projectId, routeId, Revisions.expected(body, ifMatch), summary);
        return new DataJson<>(
                new PublishedJson(RouteJson.of(route), route.route().publishedVersion()));
    }

    @Idempotent
    @PostMapping("/rollback")
    DataJson<RolledBackJson> rollback(
            @PathVariable UUID projectId,
            @PathVariable UUID routeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var body = JsonBody.ofOptional(json, Set.of("revision", "toVersion", "changeSummary", "updatedVia"));
        var done = versions.rollback(
                projectId, routeId, Revisions.expected(body, ifMatch), body.integer("toVersion", 1, Integer.MAX_VALUE));
        return new DataJson<>(new RolledBackJson(RouteJson.of(done.route()), done.restoredSteps(), done.toVersion()));
    }

    @GetMapping("/history")
    DataJson<List<RouteVersionJson>> history(
            @PathVariable UUID projectId,
            @PathVariable UUID routeId,
            @RequestParam(defaultValue = "" + Integer.MAX_VALUE) int before,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > 200) {
            throw ApplicationException.invalid("limit", "must be from 1 to 200");
        }
        return new DataJson<>(versions.history(projectId, routeId, before, limit).stream()
                .map(version -> RouteVersionJson.of(projectId, version))
                .toList());
    }
}
