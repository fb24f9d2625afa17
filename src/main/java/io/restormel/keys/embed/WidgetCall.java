package io.restormel.keys.embed;

import io.restormel.keys.engine.Providers;
import io.restormel.keys.platform.ApplicationException;

/**
 * One call of an element, let in by {@link WidgetGate}: what it may is asked here.
 *
 * @param fromOwnPage whether a page of this server sent it, as the secret field's document does
 */
record WidgetCall(WidgetSession session, boolean fromOwnPage) {

    /** Name of the request's attribute that holds it. */
    static final String ATTRIBUTE = "io.restormel.keys.embed.WidgetCall";

    /** @throws ApplicationException.Refused {@code component_not_allowed} */
    WidgetCall require(WidgetComponent component) {
        if (!session.components().contains(component)) {
            throw new ApplicationException.Refused(
                    "component_not_allowed", "The session does not include " + component.wire());
        }
        return this;
    }

    /** @throws ApplicationException.Refused {@code action_not_allowed} */
    WidgetCall require(WidgetAction action) {
        if (!session.actions().contains(action)) {
            throw new ApplicationException.Refused(
                    "action_not_allowed", "The session does not allow to " + action.wire());
        }
        return this;
    }

    /** Secrets come from the secret field's document and from nowhere else. */
    WidgetCall requireOwnPage() {
        if (!fromOwnPage) {
            throw new ApplicationException.Refused(
                    WidgetGate.ORIGIN_NOT_ALLOWED, "A key is sent by the secret field of this server only");
        }
        return this;
    }

    /** The canonical provider. */
    String requireProvider(String given) {
        var provider = Providers.canonical(given);
        if (!session.shows(provider)) {
            throw ApplicationException.invalid("providerId", "is not one of the session's providers");
        }
        return provider;
    }
}
