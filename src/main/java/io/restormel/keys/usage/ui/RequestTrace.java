package io.restormel.keys.usage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was tried, in order, and why each step was or was not taken. Reads the recorded detail leniently: what an older
 * version did not record is left out.
 */
final class RequestTrace extends Composite<Div> {

    RequestTrace(Map<String, Object> detail) {
        getContent().addClassName("usage-trace");
        var violations = violations(detail);
        if (violations.getElement().getChildCount() > 0) {
            getContent().add(violations);
        }
        var steps = new OrderedList();
        objects(detail.get("trace")).forEach(step -> steps.add(step(step)));
        getContent().add(steps.getElement().getChildCount() > 0 ? steps : new Paragraph("No steps were recorded."));
    }

    private static ListItem step(Map<?, ?> step) {
        var name = new Span(Stream.of(text(step, "label"), model(step))
                .filter(part -> !part.isEmpty())
                .findFirst()
                .orElse("Step"));
        name.addClassName("usage-trace-name");
        // An end user's choice goes before all steps, whose indexes start at 0.
        boolean isChoice = step.get("orderIndex") instanceof Number index && index.intValue() < 0;
        var head = new Div(
                new Span(isChoice ? "Choice" : "Step " + number(step.get("orderIndex"))),
                name,
                Statuses.badge(text(step, "status")));
        head.addClassName("usage-trace-head");
        var item = new ListItem(head);
        var model = model(step);
        if (!text(step, "label").isEmpty() && !model.isEmpty()) {
            item.add(muted(model));
        }
        var reason = text(step, "reason");
        if (!reason.isEmpty()) {
            item.add(new Paragraph(reason));
        }
        item.add(violations(step));
        return item;
    }

    private static String model(Map<?, ?> step) {
        var parts = List.of(text(step, "providerType"), text(step, "modelId"));
        return String.join(" · ", parts.stream().filter(part -> !part.isEmpty()).toList());
    }

    private static Component violations(Map<?, ?> of) {
        var list = new UnorderedList();
        objects(of.get("violations")).forEach(violation -> {
            var policy = text(violation, "policyName");
            var message = text(violation, "message");
            list.add(new ListItem(Stream.of(policy, message)
                    .filter(part -> !part.isEmpty())
                    .reduce((a, b) -> a + ": " + b)
                    .orElse(text(violation, "type"))));
        });
        return list;
    }

    private static Component muted(String text) {
        var line = new Div(text);
        line.addClassName("muted");
        return line;
    }

    private static String number(@Nullable Object value) {
        return value instanceof Number number ? Integer.toString(number.intValue()) : "";
    }

    static String text(Map<?, ?> of, String field) {
        return of.get(field) instanceof String text ? text : "";
    }

    private static List<Map<?, ?>> objects(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .<Map<?, ?>>mapMulti((item, next) -> {
                            if (item instanceof Map<?, ?> map) {
                                next.accept(map);
                            }
                        })
                        .toList()
                : List.of();
    }
}
