package io.restormel.keys.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What configuration decides about a provider and model under one set of policies. Only a date stays open, so there
 * are two answers: {@code before} it and from it on.
 *
 * @param hasKey whether there is a key to call it with
 * @param obstacle why there is none, for people; null when that goes without saying
 * @param turnsAtMillis the date, in epoch milliseconds; {@code Long.MAX_VALUE} means never
 */
record CandidateFacts(
        @Nullable String providerType,
        @Nullable String modelId,
        @Nullable CatalogModel catalogModel,
        boolean hasKey,
        @Nullable String obstacle,
        List<Violation> before,
        List<Violation> after,
        long turnsAtMillis) {

    /** @param providerType canonical */
    static CandidateFacts settle(
            PolicySet policies,
            String environmentId,
            @Nullable String providerType,
            @Nullable String modelId,
            CatalogView catalog,
            KeyIndex keys) {
        CatalogModel model =
                modelId == null ? null : catalog.find(new ModelRef(providerType == null ? "" : providerType, modelId));
        boolean deprecated = model != null && model.isDeprecatedByState();
        List<Violation> before = policies.check(providerType, modelId, deprecated);
        List<Violation> after = policies.check(providerType, modelId, true);
        long turnsAt = model == null || before.equals(after) ? Long.MAX_VALUE : model.deprecatedFromMillis();
        boolean hasKey = providerType == null || modelId == null || keys.serves(environmentId, providerType, modelId);
        String obstacle = hasKey || providerType == null || modelId == null
                ? null
                : keys.obstacle(environmentId, providerType, modelId);
        return new CandidateFacts(providerType, modelId, model, hasKey, obstacle, before, after, turnsAt);
    }
}
