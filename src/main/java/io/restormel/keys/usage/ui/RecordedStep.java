package io.restormel.keys.usage.ui;

import io.restormel.keys.usage.ModelCheck.Objection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of a recorded decision trace, read leniently: what an older version did not record is empty.
 *
 * @param index the step's place on its route, from 0; below it is an end user's choice, null when not recorded
 */
record RecordedStep(
        @Nullable Integer index,
        String label,
        String providerType,
        String modelId,
        String status,
        String reason,
        List<Objection> objections) {

    RecordedStep {
        objections = List.copyOf(objections);
    }

    /** In the order in which they were tried. */
    static List<RecordedStep> of(Map<String, Object> detail) {
        return objects(detail.get("trace")).map(RecordedStep::step).toList();
    }

    private static RecordedStep step(Map<?, ?> line) {
        return new RecordedStep(
                line.get("orderIndex") instanceof Number index ? index.intValue() : null,
                text(line, "label"),
                text(line, "providerType"),
                text(line, "modelId"),
                text(line, "status"),
                text(line, "reason"),
                objections(line).toList());
    }

    /** Of the whole request and of its steps, each once. */
    static List<Objection> allObjections(Map<String, Object> detail) {
        return Stream.concat(objections(detail), of(detail).stream().flatMap(step -> step.objections().stream()))
                .distinct()
                .toList();
    }

    private static Stream<Objection> objections(Map<?, ?> of) {
        return objects(of.get("violations")).map(violation -> {
            var message = text(violation, "message");
            return new Objection(
                    text(violation, "policyId"),
                    text(violation, "policyName"),
                    message.isEmpty() ? text(violation, "type") : message);
        });
    }

    /** Provider and model, as far as they are known. */
    String model() {
        return String.join(
                " · ",
                Stream.of(providerType, modelId).filter(part -> !part.isEmpty()).toList());
    }

    boolean isChoice() {
        return index != null && index < 0;
    }

    static String text(Map<?, ?> of, String field) {
        return of.get(field) instanceof String text ? text : "";
    }

    private static Stream<Map<?, ?>> objects(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().mapMulti((item, next) -> {
                    if (item instanceof Map<?, ?> map) {
                        next.accept(map);
                    }
                })
                : Stream.empty();
    }
}
