package io.restormel.keys.engine;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of a model.
 *
 * @param lifecycleState {@code active}, {@code legacy}, {@code deprecated} or {@code retired}
 * @param deprecationDate from this instant on (inclusive) it counts as deprecated; null means not announced
 * @param retirementDate from this instant on (inclusive) it counts as retired; null means not announced
 * @param inputUsdPerMillion US dollars for a million input tokens; null means unknown
 * @param outputUsdPerMillion US dollars for a million output tokens; null means unknown
 * @param offered whether this provider serves it now; null when it is not known to be one of the provider's
 * @param abilities what it can do; {@link Abilities#UNKNOWN} when nobody knows
 */
public record CatalogModel(
        ModelRef ref,
        String lifecycleState,
        @Nullable Instant deprecationDate,
        @Nullable Instant retirementDate,
        @Nullable BigDecimal inputUsdPerMillion,
        @Nullable BigDecimal outputUsdPerMillion,
        @Nullable String replacementModelId,
        @Nullable Boolean offered,
        Abilities abilities) {

    /** A model that its provider serves, of which no abilities are known. */
    public CatalogModel(
            ModelRef ref,
            String lifecycleState,
            @Nullable Instant deprecationDate,
            @Nullable Instant retirementDate,
            @Nullable BigDecimal inputUsdPerMillion,
            @Nullable BigDecimal outputUsdPerMillion,
            @Nullable String replacementModelId) {
        this(
                ref,
                lifecycleState,
                deprecationDate,
                retirementDate,
                inputUsdPerMillion,
                outputUsdPerMillion,
                replacementModelId,
                true,
                Abilities.UNKNOWN);
    }

    /** Whether the state alone, whatever the date, makes it deprecated or retired. */
    boolean isDeprecatedByState() {
        return isDeprecated(lifecycleState);
    }

    /** Epoch milliseconds from which it is deprecated or retired; {@code Long.MAX_VALUE} means never. */
    long deprecatedFromMillis() {
        long from = Long.MAX_VALUE;
        if (deprecationDate != null) {
            from = deprecationDate.toEpochMilli();
        }
        if (retirementDate != null) {
            from = Math.min(from, retirementDate.toEpochMilli());
        }
        return from;
    }

    boolean isRetiredAt(long nowMillis) {
        return lifecycleState.equalsIgnoreCase("retired")
                || (retirementDate != null && nowMillis >= retirementDate.toEpochMilli());
    }

    static boolean isDeprecated(String lifecycleState) {
        return lifecycleState.equalsIgnoreCase("deprecated") || lifecycleState.equalsIgnoreCase("retired");
    }
}
