package io.restormel.keys.usage.ui;

import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import java.util.Locale;

/** The words and tones for how requests ended. */
final class Statuses {

    private Statuses() {}

    static StatusBadge badge(String status) {
        return new StatusBadge(label(status), tone(status));
    }

    /** {@code no_route} reads "No route". */
    static String label(String status) {
        if (status.isEmpty()) {
            return "Unknown";
        }
        var words = status.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static Tone tone(String status) {
        return switch (status) {
            case "resolved", "selected", "served", "succeeded" -> Tone.SUCCESS;
            case "policy_blocked", "blocked", "no_key_available", "provider_unavailable", "failed" -> Tone.DANGER;
            case "no_route", "route_unpublished", "route_disabled", "resolve_incomplete" -> Tone.WARNING;
            default -> Tone.NEUTRAL;
        };
    }
}
