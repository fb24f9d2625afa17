package io.restormel.keys.route.ui;

import io.restormel.keys.platform.ui.Notices;
import io.restormel.keys.route.RouteContent;
import io.restormel.keys.route.RouteDetail;
import io.restormel.keys.route.RouteEdit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything of a route that can be typed: its steps and its settings, over one loaded route. */
final class RouteFields {

    private final StepListEditor steps;
    private final RouteSettingsForm settings;

    /** @param changed runs after each edit */
    RouteFields(ModelChoices choices, boolean mayEdit, RouteDetail detail, Runnable changed) {
        steps = new StepListEditor(choices, changed);
        settings = new RouteSettingsForm(choices, changed);
        set(detail);
        steps.setReadOnly(!mayEdit);
        settings.setReadOnly(!mayEdit);
    }

    StepListEditor steps() {
        return steps;
    }

    RouteSettingsForm settings() {
        return settings;
    }

    void set(RouteDetail detail) {
        settings.set(detail);
        steps.setSteps(detail.draft().steps());
        clearProblems();
    }

    boolean differFrom(RouteDetail detail) {
        var loaded = stored(detail);
        return !edited(loaded).equals(loaded);
    }

    /** The route's draft with what is typed in its place. */
    RouteContent draft(RouteDetail detail) {
        return edited(stored(detail)).draft();
    }

    /** The edit with these fields in place of its own. */
    RouteEdit edited(RouteEdit from) {
        var edit = settings.apply(from);
        var content = edit.draft();
        var kept = steps.steps();
        for (var step : from.draft().steps()) {
            if (kept.stream().noneMatch(each -> each.id().equals(step.id()))) {
                content = content.withoutStep(UUID.fromString(step.id()));
            }
        }
        return edit.withDraft(content.withSteps(kept));
    }

    void clearProblems() {
        steps.clearProblems();
        settings.clearProblems();
    }

    /** Beside its field where there is one, and in any case as a notice. */
    void showProblem(@Nullable Object stepId, @Nullable Object field, String message) {
        var name = field == null ? "" : field.toString();
        var card = stepId == null ? Optional.<StepCard>empty() : steps.card(stepId.toString());
        card.ifPresent(found -> found.showProblem(name, message));
        if (card.isEmpty() && !settings.showProblem(name, message)) {
            Notices.error(message);
        } else {
            Notices.warning(message);
        }
    }

    private static RouteEdit stored(RouteDetail detail) {
        return new RouteEdit(detail.route().settings(), detail.draft());
    }
}
