package io.restormel.keys.support;

import io.restormel.keys.engine.RouteConfig;
import io.restormel.keys.engine.StepConfig;
import java.util.List;

/** Routes for tests of what stands around the engine. */
public final class Routes {

    private Routes() {}

    /** An enabled route that has been published, without edges or settings. */
    public static RouteConfig published(String id, String environmentId, String name, StepConfig... steps) {
        return new RouteConfig(
                id,
                environmentId,
                name,
                true,
                true,
                true,
                1,
                1,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                List.of(steps),
                List.of());
    }
}
