package io.restormel.keys.resolve;

import io.restormel.keys.snapshot.LiveConfiguration;
import io.restormel.keys.usage.UsageHealth;
import io.restormel.keys.usage.UsageRecorder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/health}, for load balancers and people: answers as soon as requests can be decided. */
@RestController
class HealthController {

    private final LiveConfiguration configuration;
    private final UsageRecorder usage;

    HealthController(LiveConfiguration configuration, UsageRecorder usage) {
        this.configuration = configuration;
        this.usage = usage;
    }

    /** @param status {@code ok} while decisions are served, also from a stale configuration; else {@code error} */
    record HealthJson(String status, String service, LiveConfiguration.State configuration, UsageHealth usage) {}

    @GetMapping("/api/health")
    HealthJson health() {
        var state = configuration.state();
        var status = state == LiveConfiguration.State.ERROR ? "error" : "ok";
        return new HealthJson(status, "restormel-keys", state, usage.health());
    }
}
