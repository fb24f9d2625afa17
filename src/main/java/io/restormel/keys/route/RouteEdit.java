package io.restormel.keys.route;

/** All that can be edited of a route, as one value: an edit is a function from one to the next. */
public record RouteEdit(RouteSettings settings, RouteContent draft) {

    public RouteEdit withDraft(RouteContent newDraft) {
        return new RouteEdit(settings, newDraft);
    }

    public RouteEdit withSettings(RouteSettings newSettings) {
        return new RouteEdit(newSettings, draft);
    }
}
