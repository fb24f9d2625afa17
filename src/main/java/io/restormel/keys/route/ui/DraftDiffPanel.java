package io.restormel.keys.route.ui;

import static java.util.stream.Collectors.groupingBy;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.restormel.keys.platform.ui.EmptyState;
import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.route.RouteDifference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Differences for people: per part of the route, what was there before and what is there after. */
final class DraftDiffPanel extends Div {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("providerPreference", "Provider"),
            Map.entry("modelId", "Model"),
            Map.entry("defaultModelId", "Default model"),
            Map.entry("fallbackOn", "Fall back on"),
            Map.entry("timeoutMs", "Timeout (ms)"),
            Map.entry("orderIndex", "Order"),
            Map.entry("modelPool", "Model pool"),
            Map.entry("routeMode", "Mode"),
            Map.entry("billingMode", "Whose keys count"),
            Map.entry("onOpenCircuit", "When a provider is ill"),
            Map.entry("entryStepId", "Entry step"));

    /** @param nothing what to say when there are none */
    DraftDiffPanel(List<RouteDifference> differences, String nothing) {
        addClassName("diff");
        if (differences.isEmpty()) {
            add(new EmptyState(Icons.CHECK_CIRCLE, "No differences", nothing));
            return;
        }
        var byPart = differences.stream()
                .collect(groupingBy(RouteDifference::where, LinkedHashMap::new, Collectors.toList()));
        byPart.forEach((where, found) -> {
            var list = new UnorderedList();
            found.forEach(each -> list.add(line(each)));
            add(new H3(where), list);
        });
    }

    private static ListItem line(RouteDifference difference) {
        if (difference.field().equals("step")) {
            return difference.before() == null
                    ? new ListItem(new Span("Added "), mark("ins", difference.after()))
                    : new ListItem(new Span("Removed "), mark("del", difference.before()));
        }
        var name = NAMES.getOrDefault(difference.field(), StepCard.readable(difference.field()));
        return new ListItem(
                new Span(name + ": "),
                mark("del", difference.before()),
                new Span(" → "),
                mark("ins", difference.after()));
    }

    private static Html mark(String tag, @Nullable String text) {
        var mark = new Html("<" + tag + "></" + tag + ">");
        mark.getElement().setText(text == null ? "nothing" : text);
        return mark;
    }
}
