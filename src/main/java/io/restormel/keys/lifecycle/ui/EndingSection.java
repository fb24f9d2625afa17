package io.restormel.keys.lifecycle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.restormel.keys.lifecycle.EndingModel;
import io.restormel.keys.lifecycle.Use;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;

/** One model that ends, with everything of the project that uses it. */
final class EndingSection extends Composite<Div> {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final UUID projectId;
    private final boolean mayChange;
    private final BiConsumer<UUID, Boolean> change;

    /** @param change gets a route's id and whether the replacement is to take over */
    EndingSection(
            UUID projectId, EndingModel ending, LocalDate today, boolean mayChange, BiConsumer<UUID, Boolean> change) {
        this.projectId = projectId;
        this.mayChange = mayChange && ending.model().replacementModelId() != null;
        this.change = change;
        var grid = new DataGrid<Use>("What uses " + ending.model().id(), new Span("Nothing"));
        grid.addComponentColumn(this::place).setHeader("Used by").setFlexGrow(2).setWidth("220px");
        grid.addColumn(use -> use.providerType() == null ? "" : use.providerType())
                .setHeader("Provider")
                .setWidth("130px");
        grid.addComponentColumn(this::onRetirement).setHeader("When it ends").setWidth("230px");
        grid.setItems(ending.uses());
        getContent()
                .add(new Section(ending.model().id(), outlook(ending, today), grid)
                        .withActions(badge(ending))
                        .flush());
    }

    private static StatusBadge badge(EndingModel ending) {
        return switch (ending.stage()) {
            case RETIRED -> new StatusBadge("Retired", StatusBadge.Tone.DANGER);
            case RETIREMENT_NEAR -> new StatusBadge("Ends soon", StatusBadge.Tone.WARNING);
            case DEPRECATED -> new StatusBadge("Deprecated", StatusBadge.Tone.NEUTRAL);
        };
    }

    /** "Ends 11 Dec 2026, in 20 days. Replacement: gpt-6.1-sol." */
    static String outlook(EndingModel ending, LocalDate today) {
        var model = ending.model();
        var parts = new ArrayList<String>();
        var end = model.retirementDate();
        if (end == null) {
            parts.add("No date is announced.");
        } else if (end.isAfter(today)) {
            long days = ChronoUnit.DAYS.between(today, end);
            parts.add("Ends " + DAY.format(end) + (days == 1 ? ", tomorrow." : ", in " + days + " days."));
        } else {
            parts.add("Ended " + DAY.format(end) + ".");
        }
        parts.add(
                model.replacementModelId() == null
                        ? "The vendor names no replacement."
                        : "Replacement: " + model.replacementModelId() + ".");
        return String.join(" ", parts);
    }

    private Component place(Use use) {
        var route = use.routeName() == null ? "" : use.routeName();
        return switch (use.kind()) {
            case STEP, POOL_MEMBER ->
                new Anchor(
                        "projects/" + projectId + "/routes/" + use.routeId() + "?step=" + use.stepId(),
                        route + ", step " + (use.orderIndex() + 1)
                                + (use.kind() == Use.Kind.POOL_MEMBER ? ", in its pool" : ""));
            case PROJECT_MODEL -> new Span("The project's models");
            case END_USER_CHOICE ->
                new Span((use.count() == 1 ? "1 end user" : use.count() + " end users") + " chose it"
                        + (route.isEmpty() ? "" : " for " + route));
        };
    }

    private Component onRetirement(Use use) {
        if (use.stepId() == null || use.routeId() == null) {
            return new Span("");
        }
        var routeId = use.routeId();
        var choice = new Select<Boolean>();
        choice.setAriaLabel("When it ends, on " + use.routeName());
        choice.setItems(false, true);
        choice.setItemLabelGenerator(replaces -> replaces ? "Replacement takes over" : "Keep the model");
        choice.setValue(use.replaces());
        choice.setReadOnly(!mayChange);
        choice.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                change.accept(routeId, event.getValue());
            }
        });
        return choice;
    }
}
