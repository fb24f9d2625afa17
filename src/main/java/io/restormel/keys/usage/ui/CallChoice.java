package io.restormel.keys.usage.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.outcome.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * How reported calls are broken down.
 *
 * @param value the only one of the dimension that is shown; null for all
 */
record CallChoice(Dimension by, Measure measure, @Nullable String value) {

    static final CallChoice FIRST = new CallChoice(Dimension.MODEL, Measure.COST, null);

    /** Another dimension has other values. */
    CallChoice by(Dimension other) {
        return new CallChoice(other, measure, null);
    }

    CallChoice measure(Measure other) {
        return new CallChoice(by, other, value);
    }

    CallChoice only(@Nullable String other) {
        return new CallChoice(by, measure, other);
    }

    static String label(Dimension dimension) {
        return text("usage.dimension." + key(dimension));
    }

    /** As the bundle has it. */
    static String key(Dimension dimension) {
        return dimension.wire().replace("_", "");
    }
}
