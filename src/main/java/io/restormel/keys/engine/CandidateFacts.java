package io.restormel.keys.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What configuration decides about a provider and model under one set of policies. Only a date stays open, so there
 * are two answers: {@code before} it and from it on.
 *
 * @param hasKey whether there is a key to call it with
 * @param turnsAtMillis the date, in epoch milliseconds; {@code Long.MAX_VALUE} means never
 */
record CandidateFacts(
        @Nullable String providerType,
        @Nullable String modelId,
        @Nullable CatalogModel catalogModel,
        boolean hasKey,
        List<Violation> before,
        List<Violation> after,
        long turnsAtMillis) {}
