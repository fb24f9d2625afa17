package io.restormel.keys.lifecycle.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.restormel.keys.lifecycle.EndingModel;
import io.restormel.keys.lifecycle.Use;
import io.restormel.keys.platform.ui.DataGrid;
import io.restormel.keys.platform.ui.Section;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.TimeText;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.BiConsumer;

/** One model that ends, with everything of the project that uses it. */
final class EndingSection extends Composite<Div> {

    private final UUID projectId;
    private final boolean mayChange;
    private final BiConsumer<UUID, Boolean> change;

    /** @param change gets a route's id and whether the replacement is to take over */
    EndingSection(
            UUID projectId, EndingModel ending, LocalDate today, boolean mayChange, BiConsumer<UUID, Boolean> change) {
        this.projectId = projectId;
        this.mayChange = mayChange && ending.model().replacementModelId() != null;
        this.change = change;
        var grid = new DataGrid<Use>(
                text("lifecycle.uses.label", ending.model().id()), new Span(text("lifecycle.uses.none")));
        grid.addComponentColumn(this::place)
                .setHeader(text("lifecycle.uses.by"))
                .setFlexGrow(2)
                .setWidth("220px");
        grid.addColumn(use -> use.providerType() == null ? "" : use.providerType())
                .setHeader(text("lifecycle.uses.provider"))
                .setWidth("130px");
        grid.addComponentColumn(this::onRetirement)
                .setHeader(text("lifecycle.uses.when"))
                .setWidth("230px");
        grid.setItems(ending.uses());
        getContent()
                .add(new Section(ending.model().id(), outlook(ending, today), grid)
                        .withActions(badge(ending))
                        .flush());
    }

    private static StatusBadge badge(EndingModel ending) {
        return switch (ending.stage()) {
            case RETIRED -> new StatusBadge(text("lifecycle.stage.retired"), StatusBadge.Tone.DANGER);
            case RETIREMENT_NEAR -> new StatusBadge(text("lifecycle.stage.retirementNear"), StatusBadge.Tone.WARNING);
            case DEPRECATED -> new StatusBadge(text("lifecycle.stage.deprecated"), StatusBadge.Tone.NEUTRAL);
        };
    }

    /** "Ends 11 Dec 2026, in 20 days. Replacement: gpt-6.1-sol." */
    static String outlook(EndingModel ending, LocalDate today) {
        var model = ending.model();
        var parts = new ArrayList<String>();
        var end = model.retirementDate();
        if (end == null) {
            parts.add(text("lifecycle.outlook.none"));
        } else if (end.isAfter(today)) {
            long days = ChronoUnit.DAYS.between(today, end);
            parts.add(text(
                    days == 1 ? "lifecycle.outlook.tomorrow" : "lifecycle.outlook.days",
                    TimeText.day(end),
                    Long.toString(days)));
        } else {
            parts.add(text("lifecycle.outlook.ended", TimeText.day(end)));
        }
        parts.add(
                model.replacementModelId() == null
                        ? text("lifecycle.outlook.noReplacement")
                        : text("lifecycle.outlook.replacement", model.replacementModelId()));
        return String.join(" ", parts);
    }

    private Component place(Use use) {
        var route = use.routeName() == null ? "" : use.routeName();
        return switch (use.kind()) {
            case STEP, POOL_MEMBER ->
                new Anchor(
                        "projects/" + projectId + "/routes/" + use.routeId() + "?step=" + use.stepId(),
                        text(
                                use.kind() == Use.Kind.POOL_MEMBER ? "lifecycle.place.pool" : "lifecycle.place.step",
                                route,
                                use.orderIndex() + 1));
            case PROJECT_MODEL -> new Span(text("lifecycle.place.models"));
            case END_USER_CHOICE ->
                new Span(text(
                        route.isEmpty() ? "lifecycle.place.endUsers" : "lifecycle.place.endUsersFor",
                        use.count(),
                        route));
        };
    }

    private Component onRetirement(Use use) {
        if (use.stepId() == null || use.routeId() == null) {
            return new Span("");
        }
        var routeId = use.routeId();
        var route = use.routeName() == null ? "" : use.routeName();
        var choice = new Checkbox(text("lifecycle.choice.replaces"), use.replaces());
        choice.setAriaLabel(text("lifecycle.choice.label", route));
        choice.setReadOnly(!mayChange);
        choice.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                change.accept(routeId, event.getValue());
            }
        });
        return choice;
    }
}
