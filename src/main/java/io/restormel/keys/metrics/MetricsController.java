package io.restormel.keys.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.access.Role;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/metrics} in Prometheus' text form, for management keys: it tells of all projects. */
@RestController
class MetricsController {

    private static final MediaType PROMETHEUS = MediaType.parseMediaType("text/plain; version=0.0.4; charset=utf-8");

    private final PrometheusMeterRegistry registry;
    private final CurrentCaller callers;

    MetricsController(PrometheusMeterRegistry registry, List<MeterBinder> meters, CurrentCaller callers) {
        this.registry = registry;
        this.callers = callers;
        meters.forEach(meter -> meter.bindTo(registry));
    }

    @GetMapping("/api/metrics")
    ResponseEntity<String> metrics() {
        callers.requireInWorkspace(Role.ADMIN);
        return ResponseEntity.ok().contentType(PROMETHEUS).body(registry.scrape());
    }
}
