package io.restormel.keys.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What clients asked of one route and which of it the server acknowledged. Thread-safe. */
final class RouteLedger {

    record Step(String id, int order, String model, String label) {

        static List<Step> read(JsonNode steps) {
            return steps.valueStream()
                    .map(step -> new Step(
                            step.path("id").asString(),
                            step.path("orderIndex").asInt(),
                            step.path("modelId").asString(),
                            step.path("label").asString()))
                    .toList();
        }

        Step labelled(String other) {
            return new Step(id, order, model, other);
        }
    }

    /** What a client sees of a route, and can foretell of its own edit. {@code version} is the one that is live. */
    record Content(String description, int version, List<Step> steps) {

        static Content read(JsonNode route) {
            assertThat(route.path("version").asInt())
                    .isEqualTo(route.path("publishedVersion").asInt());
            return new Content(
                    route.path("description").asString(""),
                    route.path("publishedVersion").asInt(),
                    Step.read(route.path("steps")));
        }

        Content described(String other) {
            return new Content(other, version, steps);
        }

        Content with(List<Step> others) {
            return new Content(description, version, List.copyOf(others));
        }

        Content live() {
            return new Content(description, version + 1, steps);
        }
    }

    private final Map<Long, List<Content>> open = new TreeMap<>();
    private final NavigableMap<Long, Content> acknowledged = new TreeMap<>();

    RouteLedger(long revision, Content content) {
        acknowledged.put(revision, content);
    }

    /** An edit that names {@code base} is about to be sent; granted, it makes the next revision. */
    synchronized void asked(long base, Content wanted) {
        open.computeIfAbsent(base + 1, _ -> new ArrayList<>()).add(wanted);
    }

    /** The server refused that edit. */
    synchronized void refused(long base, Content wanted) {
        open.getOrDefault(base + 1, new ArrayList<>()).remove(wanted);
    }

    /** The server took that edit; it cannot have taken two that name the same revision. */
    synchronized void acknowledged(long base, Content wanted) {
        refused(base, wanted);
        @Nullable Content other = acknowledged.put(base + 1, wanted);
        assertThat(other).as("also made revision " + (base + 1)).isNull();
    }

    /** After a restart: is the route whole, and is all of it there that was acknowledged? */
    synchronized void check(JsonNode route, JsonNode history) {
        long revision = route.path("revision").asLong();
        var content = Content.read(route);
        assertThat(revision).as("the revision, and the last one acknowledged").isGreaterThanOrEqualTo(lastRevision());
        var wanted = acknowledged.get(revision);
        if (wanted == null) {
            assertThat(open.getOrDefault(revision, List.of()))
                    .as("one of the edits that were under way")
                    .contains(content);
        } else {
            assertThat(content).as("what was acknowledged").isEqualTo(wanted);
        }
        checkVersions(content, history);
    }

    private long lastRevision() {
        return acknowledged.lastKey();
    }

    private void checkVersions(Content content, JsonNode history) {
        Map<Integer, List<Step>> versions = new TreeMap<>();
        history.forEach(each -> versions.put(each.path("version").asInt(), Step.read(each.path("stepsSnapshot"))));
        assertThat(versions).as("versions without a gap").hasSize(content.version());
        assertThat(versions.keySet()).as("the last version is live").endsWith(content.version());
        // Between two that are not neighbours an edit may lie that the kill left without an answer.
        acknowledged.forEach((revision, edit) -> {
            var before = acknowledged.get(revision - 1);
            if (before != null && edit.version() == before.version() + 1) {
                assertThat(versions)
                        .as("what was published as version " + edit.version())
                        .containsEntry(edit.version(), edit.steps());
            }
        });
    }
}
