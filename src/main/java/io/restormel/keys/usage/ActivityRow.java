package io.restormel.keys.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What somebody else, such as OpenRouter, counted for one model by one provider on one day of UTC. Immutable; costs are in
 * US dollars with 12 decimal places, and no figure is negative.
 *
 * @param model as counted there, such as {@code openai/gpt-5}; at most 200 characters
 * @param providerName who served it there, such as {@code Azure}; at most 120 characters
 * @param usageUsd what was charged there
 * @param byokUsd what the provider charged on a key of one's own
 */
public record ActivityRow(
        LocalDate day,
        String model,
        String providerName,
        long requests,
        long promptTokens,
        long completionTokens,
        long reasoningTokens,
        BigDecimal usageUsd,
        BigDecimal byokUsd) {

    public static final int MAX_MODEL = 200;
    public static final int MAX_PROVIDER = 120;

    private static final int DECIMALS = 12;

    public ActivityRow {
        usageUsd = usageUsd.setScale(DECIMALS, RoundingMode.HALF_UP);
        byokUsd = byokUsd.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** Rows of one connection with the same key are about the same. */
    record Key(LocalDate day, String model, String providerName) {}

    Key key() {
        return new Key(day, model, providerName);
    }

    /** Both together; of the same key. */
    ActivityRow plus(ActivityRow other) {
        return new ActivityRow(
                day,
                model,
                providerName,
                requests + other.requests,
                promptTokens + other.promptTokens,
                completionTokens + other.completionTokens,
                reasoningTokens + other.reasoningTokens,
                usageUsd.add(other.usageUsd),
                byokUsd.add(other.byokUsd));
    }
}
