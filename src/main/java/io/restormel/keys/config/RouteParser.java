package io.restormel.keys.config;

import io.restormel.keys.config.ConfigFile.Live;
import io.restormel.keys.config.ConfigFile.RouteEntry;
import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.StepEdge;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.StepFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads one route of a file. */
final class RouteParser {

    private static final int MAX_STEPS = 100;

    private static final Set<String> FIELDS = Set.of(
            "environment",
            "name",
            "description",
            "enabled",
            "status",
            "live",
            "defaultModelId",
            "routeMode",
            "billingMode",
            "onOpenCircuit",
            "workload",
            "stage",
            "steps",
            "entryStep",
            "edges");

    private record Edge(
            int from, int to, int priority, @Nullable String label) {}

    private RouteParser() {}

    static RouteEntry route(JsonNode json) {
        var body = JsonBody.of(json, FIELDS);
        var enabled = body.bool("enabled");
        return new RouteEntry(
                body.requiredText("environment", 60),
                body.requiredText("name", 120),
                body.text("description", 2000),
                enabled == null || enabled,
                Objects.requireNonNullElse(body.text("status", 20), "active"),
                live(body.text("live", 20)),
                content(body));
    }

    private static Live live(@Nullable String word) {
        for (var each : Live.values()) {
            if (each.wire().equals(word == null ? Live.PUBLISHED.wire() : word.toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        throw ApplicationException.invalid("live", "must be on_save, published or draft");
    }

    private static RouteContent content(JsonBody body) {
        List<StepConfig> steps = new ArrayList<>();
        ConfigParser.entries(body, "steps", step -> {
            steps.add(step(step, steps.size()));
            return step;
        });
        if (steps.size() > MAX_STEPS) {
            throw ApplicationException.invalid("steps", "must be at most " + MAX_STEPS);
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).orderIndex() <= steps.get(i - 1).orderIndex()) {
                throw ApplicationException.invalid("steps[" + i + "].orderIndex", "must rise from step to step");
            }
        }
        var entry = body.integer("entryStep", 1, Math.max(1, steps.size()));
        return new RouteContent(
                body.text("defaultModelId", 200),
                body.text("routeMode", 60),
                body.text("billingMode", 60),
                body.text("onOpenCircuit", 20),
                body.text("workload", 60),
                body.text("stage", 60),
                entry == null ? null : entry.toString(),
                steps,
                edges(body, steps.size()));
    }

    private static StepConfig step(JsonNode json, int position) {
        var fields = ((ObjectNode) json).deepCopy();
        if (!fields.hasNonNull("orderIndex")) {
            fields.put("orderIndex", position);
        }
        // Free-form numbers as the database gives them back.
        return StepFields.read(
                Integer.toString(position + 1), JsonMapper.shared().readTree(fields.toString()));
    }

    private static List<StepEdge> edges(JsonBody body, int steps) {
        var read = ConfigParser.entries(body, "edges", json -> {
            var edge = JsonBody.of(json, Set.of("from", "to", "priority", "label"));
            var priority = edge.integer("priority", -1_000_000, 1_000_000);
            return new Edge(
                    stepNumber(edge, "from", steps),
                    stepNumber(edge, "to", steps),
                    priority == null ? 0 : priority,
                    edge.text("label", 120));
        });
        List<StepEdge> edges = new ArrayList<>();
        for (var edge :
                read.stream().sorted(Comparator.comparingInt(Edge::priority)).toList()) {
            edges.add(new StepEdge(
                    Integer.toString(edge.from()),
                    Integer.toString(edge.to()),
                    edge.priority(),
                    edge.label(),
                    "%06d".formatted(edges.size())));
        }
        return edges;
    }

    private static int stepNumber(JsonBody edge, String field, int steps) {
        var number = edge.integer(field, 1, Math.max(1, steps));
        if (number == null) {
            throw ApplicationException.invalid(field, "is required");
        }
        return number;
    }
}
