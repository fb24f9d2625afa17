package io.restormel.keys.whatif;

import io.restormel.keys.engine.ProjectConfig;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change, and the decisions to ask it of.
 *
 * @param edit the project as it would be; called once, and must not change anything else
 * @param routeId only decisions on this route; null means all of the project
 * @param decisions how many at most, the newest, from 1 to {@link #MOST}
 */
public record WhatIfQuestion(
        UnaryOperator<ProjectConfig> edit, @Nullable UUID routeId, int decisions) {

    public static final int MOST = 100_000;

    public WhatIfQuestion {
        if (decisions < 1 || decisions > MOST) {
            throw new IllegalArgumentException("decisions must be from 1 to " + MOST);
        }
    }
}
