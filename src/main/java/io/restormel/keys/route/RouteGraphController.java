package io.restormel.keys.route;

import io.restormel.keys.engine.StepEdge;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.platform.Revisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** In which order the steps of a draft go, where it is not that of their numbers. */
@RestController
@RequestMapping({
    "/keys/dashboard/api/projects/{projectId}/routes/{routeId}/graph",
    "/keys/v1/projects/{projectId}/routes/{routeId}/graph"
})
class RouteGraphController {

    private static final Set<String> FIELDS = Set.of("edges", "entryStepId", "flowLayout", "revision");
    private static final Set<String> EDGE = Set.of("id", "fromStepId", "toStepId", "priority", "label");
    private static final int MAX_EDGES = 1_000;

    private final RouteService routes;

    RouteGraphController(RouteService routes) {
        this.routes = routes;
    }

    record EdgeJson(
            String id,
            String fromStepId,
            String toStepId,
            int priority,
            @Nullable String label) {
        static EdgeJson of(StepEdge edge) {
            return new EdgeJson(edge.id(), edge.fromStepId(), edge.toStepId(), edge.priority(), edge.label());
        }
    }

    record GraphJson(@Nullable String entryStepId, @Nullable Map<String, Object> flowLayout, List<EdgeJson> edges) {}

    record WrittenJson(RouteJson route, List<EdgeJson> edges) {}

    @GetMapping
    ResponseEntity<DataJson<GraphJson>> get(@PathVariable UUID projectId, @PathVariable UUID routeId) {
        var detail = routes.get(projectId, routeId);
        return DataJson.tagged(
                detail,
                new GraphJson(detail.draft().entryStepId(), detail.route().flowLayout(), edges(detail)));
    }

    /** Replaces all edges; what the body does not mention stays. */
    @PutMapping
    DataJson<WrittenJson> put(
            @PathVariable UUID projectId,
            @PathVariable UUID routeId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var body = JsonBody.of(json, FIELDS);
        var written = routes.update(projectId, routeId, Revisions.expected(body, ifMatch), edit -> changed(edit, body));
        return new DataJson<>(new WrittenJson(RouteJson.of(written), edges(written)));
    }

    private static List<EdgeJson> edges(RouteDetail detail) {
        return detail.draft().edges().stream().map(EdgeJson::of).toList();
    }

    private static RouteEdit changed(RouteEdit edit, JsonBody body) {
        var draft = edit.draft();
        var entry = body.uuid("entryStepId");
        var settings =
                body.has("flowLayout") ? edit.settings().withFlowLayout(body.object("flowLayout")) : edit.settings();
        return new RouteEdit(
                settings,
                draft.withGraph(
                        body.has("entryStepId") ? Objects.toString(entry, null) : draft.entryStepId(),
                        body.has("edges") ? edges(body.raw("edges")) : draft.edges()));
    }

    /** As the original has it, an entry without one of its ends is left out. */
    private static List<StepEdge> edges(@Nullable JsonNode json) {
        if (json == null || !json.isArray() || json.size() > MAX_EDGES) {
            throw ApplicationException.invalid("edges", "must be a list of at most " + MAX_EDGES + " edges");
        }
        List<StepEdge> edges = new ArrayList<>();
        for (var each : json) {
            if (!each.isObject()) {
                throw ApplicationException.invalid("edges[" + edges.size() + "]", "must be an object");
            }
            var edge = JsonBody.of(each, EDGE);
            var from = edge.uuid("fromStepId");
            var to = edge.uuid("toStepId");
            if (from != null && to != null) {
                var priority = edge.integer("priority", 0, 1_000_000);
                var id = Objects.requireNonNullElseGet(edge.uuid("id"), UUID::randomUUID);
                edges.add(new StepEdge(
                        from.toString(),
                        to.toString(),
                        priority == null ? 0 : priority,
                        edge.text("label", 120),
                        id.toString()));
            }
        }
        return edges;
    }
}
