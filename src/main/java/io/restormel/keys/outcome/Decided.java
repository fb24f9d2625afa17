package io.restormel.keys.outcome;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the decision that a call followed.
 *
 * @param routeId null when no route matched
 * @param fellBack whether it passed over at least one step
 */
public record Decided(@Nullable UUID routeId, boolean fellBack) {}
