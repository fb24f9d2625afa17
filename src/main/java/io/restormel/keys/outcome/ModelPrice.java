package io.restormel.keys.outcome;

import io.restormel.keys.catalog.Price;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A price that was in force.
 *
 * @param recordedAt when a catalogue last brought it in; of prices with the same date, the latest one holds
 */
record ModelPrice(UUID id, ModelName model, Price price, Instant recordedAt) {

    private static final int MILLION_DIGITS = 6;

    /** The id is made of the price, so that each node gives it the same. */
    static ModelPrice of(ModelName model, Price price, Instant recordedAt) {
        var cached = price.cachedInputPerMillion();
        var content = String.join(
                "\n",
                model.providerType(),
                model.modelId(),
                price.effectiveDate().toString(),
                plain(price.inputPerMillion()),
                plain(price.outputPerMillion()),
                cached == null ? "" : plain(cached));
        return new ModelPrice(
                UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)), model, price, recordedAt);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** Exact. Without a price of their own, cached tokens cost what others do. */
    Rating rate(TokenCounts tokens) {
        long cached = TokenCounts.orZero(tokens.cached());
        long fresh = TokenCounts.orZero(tokens.input()) - cached;
        var cost = cost(fresh, price.inputPerMillion())
                .add(cost(cached, cachedPrice()))
                .add(cost(TokenCounts.orZero(tokens.output()), price.outputPerMillion()));
        return new Rating(Rating.Kind.PRICED, cost, id);
    }

    private BigDecimal cachedPrice() {
        @Nullable BigDecimal cached = price.cachedInputPerMillion();
        return cached == null ? price.inputPerMillion() : cached;
    }

    private static BigDecimal cost(long tokens, BigDecimal perMillion) {
        return perMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(MILLION_DIGITS);
    }
}
