package io.restormel.keys.catalog.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.catalog.Lifecycle;
import io.restormel.keys.catalog.Model;
import io.restormel.keys.platform.ui.StatusBadge;
import io.restormel.keys.platform.ui.StatusBadge.Tone;
import io.restormel.keys.platform.ui.TimeText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;

/** Where a model stands with its vendor, in words. */
final class LifecycleText {

    private LifecycleText() {}

    static String name(Lifecycle lifecycle) {
        return text("catalog.lifecycle." + lifecycle.name().toLowerCase(Locale.ROOT));
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
            parts.add(text(end.isAfter(today) ? "catalog.outlook.ends" : "catalog.outlook.ended", TimeText.day(end)));
        } else if (model.deprecationDate() != null) {
            parts.add(text("catalog.outlook.announced", TimeText.day(model.deprecationDate())));
        }
        if (model.replacementModelId() != null) {
            parts.add(text("catalog.outlook.use", model.replacementModelId()));
        }
        return String.join(", ", parts);
    }
}
