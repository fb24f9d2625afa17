package io.restormel.keys.credential;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a credential is used.
 *
 * @param orderIndex of several for a provider, the lowest comes first; 0 or more
 * @param weight share among those of the same order; 1 or more
 * @param allowedModels the only models it may be used for, {@code *} standing for any text; empty for all
 * @param monthlyCapUsd US dollars in a calendar month, UTC; null for no cap
 */
public record Terms(
        int orderIndex,
        int weight,
        List<String> allowedModels,
        @Nullable BigDecimal monthlyCapUsd) {

    /** First in line, for all models, without a cap. */
    public static final Terms DEFAULT = new Terms(0, 1, List.of(), null);

    public Terms {
        allowedModels = List.copyOf(allowedModels);
    }
}
