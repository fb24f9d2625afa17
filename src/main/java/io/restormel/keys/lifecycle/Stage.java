package io.restormel.keys.lifecycle;

import io.restormel.keys.catalog.Lifecycle;
import io.restormel.keys.catalog.Model;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How near the end of a model is. */
public enum Stage {
    /** Calls fail; from now on a replacement may take over. */
    RETIRED("model_retired"),
    /** It ends within thirty days. */
    RETIREMENT_NEAR("model_retirement_near"),
    /** Its end is announced, or will be within thirty days, and is farther off or without a date. */
    DEPRECATED("model_deprecated");

    static final int DAYS_AHEAD = 30;

    private final String action;

    Stage(String action) {
        this.action = action;
    }

    /** What the audit log calls the moment when it is reached. */
    String action() {
        return action;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null for a model that nobody needs to worry about. */
    static @Nullable Stage of(Model model, LocalDate today) {
        var soon = today.plusDays(DAYS_AHEAD);
        var end = model.retirementDate();
        if (model.retiredOn(today)) {
            return RETIRED;
        }
        if (end != null && !end.isAfter(soon)) {
            return RETIREMENT_NEAR;
        }
        var announced = model.deprecationDate();
        return end != null || model.lifecycle() == Lifecycle.DEPRECATED || announced != null && !announced.isAfter(soon)
                ? DEPRECATED
                : null;
    }

    /** The date that it is about; the epoch when the catalogue has none. */
    LocalDate date(Model model) {
        var date =
                this == DEPRECATED && model.retirementDate() == null ? model.deprecationDate() : model.retirementDate();
        return date == null ? LocalDate.EPOCH : date;
    }
}
