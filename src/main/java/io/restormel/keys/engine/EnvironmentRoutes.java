package io.restormel.keys.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of one environment, with every answer of discovery worked out beforehand. Immutable once built. */
final class EnvironmentRoutes {

    private final EnvironmentConfig config;
    private final PolicySet policies;
    private final SettledAnswers settled;
    private final Map<String, CompiledRoute> byName = new HashMap<>();
    private final Map<String, Map<String, CompiledRoute>> dedicated = new HashMap<>();
    private final Map<String, CompiledRoute> shared = new HashMap<>();
    private final Map<String, CompiledRoute> byStage = new HashMap<>();
    private @Nullable CompiledRoute generic;
    private @Nullable CompiledRoute newest;

    /**
     * Indexes the routes of one environment.
     *
     * @param newestFirst the routes of this environment, selectable or not
     */
    EnvironmentRoutes(EnvironmentConfig config, PolicySet policies, List<CompiledRoute> newestFirst) {
        this.config = config;
        this.policies = policies;
        this.settled = new SettledAnswers(newestFirst);
        for (CompiledRoute route : newestFirst) {
            byName.putIfAbsent(route.name(), route);
            if (route.availability() == CompiledRoute.Availability.SELECTABLE) {
                makeDiscoverable(route);
            }
        }
    }

    EnvironmentConfig config() {
        return config;
    }

    /** Policies of workspace, project and environment. */
    PolicySet policies() {
        return policies;
    }

    SettledAnswers settled() {
        return settled;
    }

    @Nullable
    CompiledRoute named(String name) {
        return byName.get(name);
    }

    /**
     * Both: the route of that stage, else the workload's shared one. Only a workload: its shared one. Only a stage: the
     * newest of that stage. Neither: the newest route that has neither, else the newest of all.
     */
    @Nullable
    CompiledRoute discover(@Nullable String workload, @Nullable String stage) {
        if (workload != null) {
            Map<String, CompiledRoute> stages = stage == null ? null : dedicated.get(workload);
            CompiledRoute route = stages == null ? null : stages.get(stage);
            return route == null ? shared.get(workload) : route;
        }
        if (stage != null) {
            return byStage.get(stage);
        }
        return generic == null ? newest : generic;
    }

    private void makeDiscoverable(CompiledRoute route) {
        String workload = route.config().workload();
        String stage = route.config().stage();
        newest = newest == null ? route : newest;
        if (workload == null && stage == null) {
            generic = generic == null ? route : generic;
        }
        if (workload != null && stage == null) {
            shared.putIfAbsent(workload, route);
        }
        if (workload != null && stage != null) {
            dedicated.computeIfAbsent(workload, _ -> new HashMap<>()).putIfAbsent(stage, route);
        }
        if (stage != null) {
            byStage.putIfAbsent(stage, route);
        }
    }
}
