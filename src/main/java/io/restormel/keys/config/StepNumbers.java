package io.restormel.keys.config;

import static java.util.stream.Collectors.toMap;

import io.restormel.keys.engine.StepConfig;
import io.restormel.keys.engine.StepEdge;
import io.restormel.keys.route.RouteContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes the ids of a route's steps to their numbers in the file, from 1, and back. */
final class StepNumbers {

    private StepNumbers() {}

    static RouteContent numbered(RouteContent content) {
        Map<String, String> numbers = new HashMap<>();
        content.steps().forEach(step -> numbers.put(step.id(), Integer.toString(numbers.size() + 1)));
        return renamed(content, id -> numbers.getOrDefault(id, id), edgeNumbers(content));
    }

    /** Zero-padded, because edges of one priority go by id. */
    static List<String> edgeNumbers(RouteContent content) {
        return IntStream.range(0, content.edges().size())
                .mapToObj("%06d"::formatted)
                .toList();
    }

    /**
     * With ids that the database can hold.
     *
     * @param ids one for each step, in order
     */
    static RouteContent identified(RouteContent numbered, List<String> ids) {
        var edgeIds = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(numbered.edges().size())
                .sorted()
                .toList();
        return renamed(numbered, number -> ids.get(Integer.parseInt(number) - 1), edgeIds);
    }

    /**
     * Ids for the steps of {@code wanted}: a step that was there keeps its own, wherever it moved; one that changed takes
     * that of the step in its place; others are new.
     */
    static List<String> ids(RouteContent before, RouteContent wanted) {
        Map<String, StepConfig> free = before.steps().stream()
                .collect(toMap(StepConfig::id, StepNumbers::anonymous, (one, _) -> one, LinkedHashMap::new));
        List<@Nullable String> ids = new ArrayList<>();
        for (var step : wanted.steps()) {
            var same = free.entrySet().stream()
                    .filter(each -> each.getValue().equals(anonymous(step)))
                    .map(Map.Entry::getKey)
                    .findFirst();
            same.ifPresent(free::remove);
            ids.add(same.orElse(null));
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            var kept = ids.get(i);
            var inPlace = i < before.steps().size() ? before.steps().get(i).id() : null;
            if (kept == null && inPlace != null && free.remove(inPlace) != null) {
                kept = inPlace;
            }
            found.add(kept == null ? UUID.randomUUID().toString() : kept);
        }
        return found;
    }

    /** As a file would be read: without surrounding blanks, and null when nothing is left. */
    static @Nullable String tidy(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static StepConfig anonymous(StepConfig step) {
        return withId(step, "", 0);
    }

    private static RouteContent renamed(RouteContent content, UnaryOperator<String> rename, List<String> edgeIds) {
        List<StepEdge> edges = new ArrayList<>();
        for (var edge : content.edges()) {
            edges.add(new StepEdge(
                    rename.apply(edge.fromStepId()),
                    rename.apply(edge.toStepId()),
                    edge.priority(),
                    tidy(edge.label()),
                    edgeIds.get(edges.size())));
        }
        var entry = content.entryStepId();
        return new RouteContent(
                tidy(content.defaultModelId()),
                tidy(content.routeMode()),
                tidy(content.billingMode()),
                tidy(content.onOpenCircuit()),
                tidy(content.workload()),
                tidy(content.stage()),
                entry == null ? null : rename.apply(entry),
                content.steps().stream()
                        .map(step -> withId(step, rename.apply(step.id()), step.orderIndex()))
                        .toList(),
                edges);
    }

    private static StepConfig withId(StepConfig step, String id, int orderIndex) {
        return new StepConfig(
                id,
                orderIndex,
                step.providerPreference(),
                step.modelId(),
                tidy(step.label()),
                step.enabled(),
                step.fallbackOn(),
                step.timeoutMs(),
                step.switchCriteria(),
                step.retryPolicy(),
                step.costPolicy(),
                step.conditionBlock(),
                step.modelPool(),
                tidy(step.notes()),
                tidy(step.parallelGroupId()),
                tidy(step.parallelBranchRole()));
    }
}
