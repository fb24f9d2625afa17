package io.restormel.keys.resolve;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.restormel.keys.platform.HealthPart;
import io.restormel.keys.snapshot.LiveConfiguration;
import io.restormel.keys.usage.UsageHealth;
import io.restormel.keys.usage.UsageRecorder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/health}, for load balancers and people: answers as soon as requests can be decided. */
@RestController
class HealthController {

    private final LiveConfiguration configuration;
    private final UsageRecorder usage;
    private final List<HealthPart> parts;

    HealthController(LiveConfiguration configuration, UsageRecorder usage, List<HealthPart> parts) {
        this.configuration = configuration;
        this.usage = usage;
        this.parts = parts;
    }

    /**
     * @param status {@code ok} while decisions are served, also from a stale configuration; else {@code error}
     * @param parts what other features add, as fields beside these
     */
    record HealthJson(
            String status,
            String service,
            LiveConfiguration.State configuration,
            UsageHealth usage,
            @JsonAnyGetter Map<String, Object> parts) {}

    /** 503 while nothing can be decided, so that a load balancer sends nobody here. */
    @GetMapping("/api/health")
    ResponseEntity<HealthJson> health() {
        var state = configuration.state();
        boolean serving = state != LiveConfiguration.State.ERROR;
        return ResponseEntity.status(serving ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new HealthJson(
                        serving ? "ok" : "error",
                        "restormel-keys",
                        state,
                        usage.health(),
                        parts.stream().collect(Collectors.toMap(HealthPart::name, HealthPart::state))));
    }
}
