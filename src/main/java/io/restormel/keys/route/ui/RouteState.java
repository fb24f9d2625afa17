package io.restormel.keys.route.ui;

import io.restormel.keys.engine.ConfigProblem;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.route.RouteDetail;
import java.util.List;
import java.util.stream.Collectors;

/** Where a route stands, in a few words, and whether that is good. */
record RouteState(String text, Tone tone, String explanation) {

    /** @param problems of the live configuration; those of other routes are left out */
    static RouteState of(RouteDetail detail, List<ConfigProblem> problems) {
        var route = detail.route();
        var errors = problems.stream()
                .filter(problem -> problem.severity() == ConfigProblem.Severity.ERROR
                        && route.id().toString().equals(problem.routeId()))
                .map(ConfigProblem::message)
                .collect(Collectors.joining(" "));
        if (!route.enabled() || !route.isActive()) {
            return new RouteState("Disabled", Tone.NEUTRAL, "Requests that ask for it are refused.");
        }
        if (!errors.isEmpty()) {
            return new RouteState("Broken", Tone.DANGER, errors);
        }
        if (route.publishedVersion() == 0) {
            return new RouteState("Draft", Tone.INFO, "Never published; it serves nothing yet.");
        }
        if (!route.isPublished()) {
            return new RouteState("Taken off", Tone.WARNING, "Its version and its published version differ.");
        }
        if (route.followsDraft()) {
            return new RouteState(
                    "Follows draft", Tone.SUCCESS, "Every edit is live at once, until the first publish.");
        }
        if (route.hasUnpublishedChanges()) {
            return new RouteState(
                    "Unpublished changes",
                    Tone.WARNING,
                    "Version " + route.publishedVersion() + " is live; the draft says something else.");
        }
        return new RouteState("Live v" + route.publishedVersion(), Tone.SUCCESS, "The draft is what is live.");
    }

    StatusBadge badge() {
        var badge = new StatusBadge(text, tone);
        badge.setTitle(explanation);
        return badge;
    }
}
