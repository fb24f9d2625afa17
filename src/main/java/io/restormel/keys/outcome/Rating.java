package io.restormel.keys.outcome;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a call cost, and by which price.
 *
 * @param costUsd exact; null unless {@link Kind#PRICED}, and so is {@code priceId}
 */
public record Rating(
        Kind kind, @Nullable BigDecimal costUsd, @Nullable UUID priceId) {

    public enum Kind {
        PRICED,
        /** Tokens were used and the catalogue has no price for them: the cost is unknown, not zero. */
        UNPRICED,
        /** No tokens were told, so there is nothing to rate. */
        UNMETERED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    static final Rating UNPRICED = new Rating(Kind.UNPRICED, null, null);
    static final Rating UNMETERED = new Rating(Kind.UNMETERED, null, null);

    /** Zero when it is not known. */
    BigDecimal costOrZero() {
        return costUsd == null ? BigDecimal.ZERO : costUsd;
    }
}
