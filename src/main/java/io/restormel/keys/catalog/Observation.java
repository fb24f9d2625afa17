package io.restormel.keys.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What callers have reported of the end of one model at one provider.
 *
 * @param deprecated how often it was called deprecated
 * @param retired how often it was called retired
 * @param firstAt null when there was no report
 * @param lastAt null when there was no report
 */
public record Observation(
        int deprecated,
        int retired,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt) {

    static final Observation NONE = new Observation(0, 0, null, null);
}
