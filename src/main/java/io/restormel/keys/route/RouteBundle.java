package io.restormel.keys.route;

import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.StepEdge;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A route in a file: what {@code export} gave, to be read back. Of what it says of ids, dates and versions only the ids
 * count, and those as names within the file.
 */
final class RouteBundle {

    private static final Set<String> FIELDS = Set.of("schemaVersion", "exportedAt", "projectId", "route", "steps");
    private static final Set<String> ROUTE = Set.of(
            "name",
            "description",
            "defaultModelId",
            "billingMode",
            "onOpenCircuit",
            "routeMode",
            "stage",
            "workload",
            "enabled",
            "status",
            "flowLayout");

    private final JsonNode route;
    private final List<JsonNode> steps = new ArrayList<>();

    private RouteBundle(JsonNode route) {
        this.route = route;
    }

    static RouteBundle of(@Nullable JsonNode json) {
        if (json == null || !json.isObject()) {
            throw ApplicationException.invalid("bundle", "must be what an export gave");
        }
        var body = JsonBody.of(json, FIELDS);
        var version = body.text("schemaVersion", 20);
        if (version != null && !version.startsWith("1.")) {
            throw ApplicationException.invalid("bundle.schemaVersion", "must be 1.0.0");
        }
        var route = body.raw("route");
        if (route == null || !route.isObject()) {
            throw ApplicationException.invalid("bundle.route", "must be an object");
        }
        var bundle = new RouteBundle(route);
        var steps = body.raw("steps");
        if (steps != null) {
            if (!steps.isArray()) {
                throw ApplicationException.invalid("bundle.steps", "must be a list");
            }
            for (var step : steps) {
                if (!step.isObject()) {
                    throw ApplicationException.invalid(
                            "bundle.steps[" + bundle.steps.size() + "]", "must be an object");
                }
                bundle.steps.add(step);
            }
        }
        return bundle;
    }

    @Nullable
    String text(String field) {
        return route.path(field).asStringOpt().filter(text -> !text.isBlank()).orElse(null);
    }

    /** The edit that makes a route what the file says. Steps that it has already, by their ids, keep them. */
    RouteEdit applied(RouteEdit edit) {
        var written = RouteBody.patch(only(route, ROUTE)).applyFields(edit);
        var keepable = new HashSet<String>();
        edit.draft().steps().forEach(step -> keepable.add(step.id()));
        Map<String, String> ids = new HashMap<>();
        List<StepConfig> read = new ArrayList<>();
        for (var step : steps) {
            var config = StepBody.of(only(step, StepBody.SETTINGS)).create();
            var old = step.path("id").asString("");
            var id = keepable.remove(old) ? old : config.id();
            if (!old.isEmpty()) {
                ids.put(old, id);
            }
            read.add(config.as(id, config.orderIndex()));
        }
        var graph = written.draft()
                .withSteps(read)
                .withGraph(ids.get(Objects.toString(text("entryStepId"), "")), edges(route.path("edges"), ids));
        return written.withDraft(graph);
    }

    private static List<StepEdge> edges(JsonNode json, Map<String, String> ids) {
        List<StepEdge> edges = new ArrayList<>();
        for (var edge : json) {
            var from = ids.get(edge.path("fromStepId").asString(""));
            var to = ids.get(edge.path("toStepId").asString(""));
            if (from == null || to == null) {
                throw ApplicationException.invalid("bundle.route.edges", "names a step that the bundle has not");
            }
            edges.add(new StepEdge(
                    from,
                    to,
                    edge.path("priority").asInt(0),
                    edge.path("label").asStringOpt().orElse(null),
                    UUID.randomUUID().toString()));
        }
        return edges;
    }

    private static ObjectNode only(JsonNode node, Set<String> fields) {
        var kept = JsonMapper.shared().createObjectNode();
        node.forEachEntry((field, value) -> {
            if (fields.contains(field)) {
                kept.set(field, value);
            }
        });
        return kept;
    }
}
