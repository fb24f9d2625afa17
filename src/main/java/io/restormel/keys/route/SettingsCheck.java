package io.restormel.keys.route;

import io.restormel.keys.platform.ApplicationException;
import tools.jackson.databind.json.JsonMapper;

/** Refuses settings that the table cannot hold or that mean nothing. */
final class SettingsCheck {

    private static final int MAX_LAYOUT = 64_000;

    private SettingsCheck() {}

    static void check(RouteSettings settings) {
        if (settings.name().isBlank()) {
            throw ApplicationException.invalid("name", "is required");
        }
        ContentCheck.limit("name", settings.name(), 120);
        ContentCheck.limit("description", settings.description(), 2000);
        if (settings.status().isBlank()) {
            throw ApplicationException.invalid("status", "is required");
        }
        ContentCheck.limit("status", settings.status(), 20);
        ContentCheck.limit("changeSummary", settings.changeSummary(), 500);
        ContentCheck.limit("updatedVia", settings.updatedVia(), 60);
        if (settings.version() < 1) {
            throw ApplicationException.invalid("version", "must be 1 or more");
        }
        if (settings.publishedVersion() < 0) {
            throw ApplicationException.invalid("publishedVersion", "must be 0 or more");
        }
        if (settings.flowLayout() != null) {
            var text = JsonMapper.shared().writeValueAsString(settings.flowLayout());
            if (text.length() > MAX_LAYOUT || text.contains("\\u0000")) {
                throw ApplicationException.invalid(
                        "flowLayout", "must have at most " + MAX_LAYOUT + " characters as JSON, none of them NUL");
            }
        }
    }

    static RouteSettings withoutAuthor(RouteSettings settings) {
        return new RouteSettings(
                settings.name(),
                settings.description(),
                settings.enabled(),
                settings.status(),
                settings.flowLayout(),
                settings.version(),
                settings.publishedVersion(),
                null,
                null);
    }
}
