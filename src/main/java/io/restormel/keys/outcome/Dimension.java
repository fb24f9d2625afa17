package io.restormel.keys.outcome;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What reported calls are told apart by. A call has at most one value of each, but for tags, of which it has as many. */
public enum Dimension {
    /** One value, the empty text. */
    ALL,
    PROVIDER,
    /** Provider and model: {@code openai/gpt-5.5}. */
    MODEL,
    /** The route's id, of calls that followed a decision. */
    ROUTE,
    /** The id of the Gateway Key that reported. */
    KEY,
    /** The host's own id. Kept by days of UTC only. */
    END_USER,
    /** Name and text: {@code feature=chat}; or {@link #OTHER_TAGS}. */
    TAG;

    /** All tags of a project beyond so many a day; no tag is called so, since it has no {@code =}. */
    public static final String OTHER_TAGS = "other";

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dimension> ofWire(String wire) {
        return Arrays.stream(values()).filter(each -> each.wire().equals(wire)).findFirst();
    }

    /** Whether there are totals by hour; those by day there are always. */
    public boolean hourly() {
        return this != END_USER;
    }

    /** Whether each call counts in one value at most, so that the values add up to no more than all calls. */
    public boolean exclusive() {
        return this != TAG;
    }

    void values(Outcome outcome, Consumer<String> to) {
        var report = outcome.report();
        var model = report.model();
        if (!outcome.byDimension() && ordinal() > MODEL.ordinal()) {
            return;
        }
        switch (this) {
            case ALL -> to.accept("");
            case PROVIDER -> to.accept(model.providerType());
            case MODEL -> to.accept(model.providerType() + "/" + model.modelId());
            case ROUTE -> {
                var decided = outcome.decided();
                if (decided != null && decided.routeId() != null) {
                    to.accept(decided.routeId().toString());
                }
            }
            case KEY -> {
                if (outcome.gatewayKeyId() != null) {
                    to.accept(outcome.gatewayKeyId().toString());
                }
            }
            case END_USER -> {
                if (report.endUserId() != null) {
                    to.accept(report.endUserId());
                }
            }
            case TAG -> report.tags().forEach((name, text) -> to.accept(name + "=" + text));
        }
    }
}
