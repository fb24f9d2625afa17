package io.restormel.keys.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * List price of one variant, in USD per million tokens, exact and never negative.
 *
 * @param outputPerMillion zero for models that answer without tokens (embeddings, ranking)
 * @param cachedInputPerMillion price of input read from the provider's cache; null when unknown or not offered
 * @param effectiveDate the day on which this price was known to hold
 */
public record Price(
        BigDecimal inputPerMillion,
        BigDecimal outputPerMillion,
        @Nullable BigDecimal cachedInputPerMillion,
        LocalDate effectiveDate) {}
