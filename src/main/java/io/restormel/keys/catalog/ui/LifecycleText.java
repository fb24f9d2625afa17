package io.restormel.keys.catalog.ui;

import io.restormel.keys.catalog.Lifecycle;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;

/** Where a model stands with its vendor, in words. */
final class LifecycleText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private LifecycleText() {}

    static String name(Lifecycle lifecycle) {
        return switch (lifecycle) {
            case ACTIVE -> "Active";
            case LEGACY -> "Legacy";
            case DEPRECATED -> "Deprecated";
            case RETIRED -> "Retired";
        };
    }

    static StatusBadge badge(Model model, LocalDate today) {
        var state = model.retiredOn(today) ? Lifecycle.RETIRED : model.lifecycle();
        var tone = switch (state) {
            case ACTIVE -> Tone.SUCCESS;
            case LEGACY -> Tone.NEUTRAL;
            case DEPRECATED -> Tone.WARNING;
            case RETIRED -> Tone.DANGER;
        };
        return new StatusBadge(name(state), tone);
    }

    /** What is announced: "Ends 3 Jan 2027, use gpt-6"; empty when nothing is. */
    static String outlook(Model model, LocalDate today) {
        var parts = new ArrayList<String>();
        var end = model.retirementDate();
        if (end != null) {
            parts.add((end.isAfter(today) ? "Ends " : "Ended ") + DAY.format(end));
        } else if (model.deprecationDate() != null) {
            parts.add("Announced " + DAY.format(model.deprecationDate()));
        }
        if (model.replacementModelId() != null) {
            parts.add("use " + model.replacementModelId());
        }
        return String.join(", ", parts);
    }
}
