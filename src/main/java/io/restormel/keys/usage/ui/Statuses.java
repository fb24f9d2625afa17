package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import java.util.Locale;
import java.util.Set;

/** The words and tones for how requests, steps and calls ended. */
final class Statuses {

    /** Those that have words of their own; a newer or older version may have recorded others. */
    private static final Set<String> KNOWN = Set.of(
            "blocked",
            "cancelled",
            "conditions_not_met",
            "disabled",
            "failed",
            "incomplete",
            "no_environment",
            "no_key",
            "no_key_available",
            "no_route",
            "not_applicable",
            "not_offered",
            "not_reached",
            "policy_blocked",
            "providers_unhealthy",
            "resolve_incomplete",
            "resolved",
            "route_disabled",
            "route_unpublished",
            "selected",
            "served",
            "skipped_by_retry",
            "succeeded",
            "unhealthy",
            "usage_limit_reached");

    private Statuses() {}

    static StatusBadge badge(String status) {
        return new StatusBadge(label(status), tone(status));
    }

    /** {@code no_route} reads "No route". */
    static String label(String status) {
        if (status.isEmpty()) {
            return text("usage.status.unknown");
        }
        if (KNOWN.contains(status)) {
            return text("usage.status." + key(status));
        }
        var words = status.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** As the bundle has it. */
    static String key(String status) {
        return status.replace("_", "");
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
