package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.engine.ConfigProblem;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.route.RouteDetail;
import java.util.List;
import java.util.stream.Collectors;

/** Where a route stands, in a few words, and whether that is good. */
record RouteState(String words, Tone tone, String explanation) {

    /** @param problems of the live configuration; those of other routes are left out */
    static RouteState of(RouteDetail detail, List<ConfigProblem> problems) {
        var route = detail.route();
        var errors = problems.stream()
                .filter(problem -> problem.severity() == ConfigProblem.Severity.ERROR
                        && route.id().toString().equals(problem.routeId()))
                .map(ConfigProblem::message)
                .collect(Collectors.joining(" "));
        if (!route.enabled() || !route.isActive()) {
            return new RouteState(text("route.state.disabled"), Tone.NEUTRAL, text("route.state.disabledText"));
        }
        if (!errors.isEmpty()) {
            return new RouteState(text("route.state.broken"), Tone.DANGER, errors);
        }
        if (route.publishedVersion() == 0) {
            return new RouteState(text("route.state.draft"), Tone.INFO, text("route.state.draftText"));
        }
        if (!route.isPublished()) {
            return new RouteState(text("route.state.off"), Tone.WARNING, text("route.state.offText"));
        }
        if (route.followsDraft()) {
            return new RouteState(text("route.state.follows"), Tone.SUCCESS, text("route.state.followsText"));
        }
        if (route.hasUnpublishedChanges()) {
            return new RouteState(
                    text("route.state.changed"),
                    Tone.WARNING,
                    text("route.state.changedText", String.valueOf(route.publishedVersion())));
        }
        return new RouteState(
                text("route.state.live", String.valueOf(route.publishedVersion())),
                Tone.SUCCESS,
                text("route.state.liveText"));
    }

    StatusBadge badge() {
        var badge = new StatusBadge(words, tone);
        badge.setTitle(explanation);
        return badge;
    }
}
