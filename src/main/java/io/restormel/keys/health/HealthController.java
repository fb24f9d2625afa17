package io.restormel.keys.health;

import io.restormel.keys.platform.IfMatch;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.platform.LogPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code …/projects/{id}/circuits} and {@code …/health-settings}. */
@RestController("circuitsController")
@RequestMapping({"/keys/dashboard/api/projects/{projectId}", "/keys/v1/projects/{projectId}"})
class HealthController {

    private static final long MAX_MILLIS = 253_402_300_799_999L;

    private final HealthService health;
    private final HealthSettingsService settings;

    HealthController(HealthService health, HealthSettingsService settings) {
        this.health = health;
        this.settings = settings;
    }

    @GetMapping("/circuits")
    Map<String, List<CircuitJson>> circuits(@PathVariable UUID projectId) {
        return Map.of(
                "data", health.circuits(projectId).stream().map(CircuitJson::of).toList());
    }

    /** The newest first; {@code nextCursor} goes into {@code cursor}. */
    @GetMapping("/circuits/events")
    CircuitEventJson.PageJson events(
            @PathVariable UUID projectId,
            @RequestParam(required = false) @Nullable UUID circuitId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var asked = LogPage.asked("circuits " + projectId, limit, cursor);
        return CircuitEventJson.PageJson.of(health.events(projectId, circuitId, asked.cursor(), asked.limit()), asked);
    }

    /** {@code {"until", "reason"}}: until is in epoch milliseconds; without it, until it is reset. */
    @PostMapping("/circuits/{circuitId}/trip")
    Map<String, CircuitJson> trip(
            @PathVariable UUID projectId,
            @PathVariable UUID circuitId,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var body = JsonBody.ofOptional(json, Set.of("until", "reason"));
        var until = body.longInteger("until", 0, MAX_MILLIS);
        return Map.of(
                "data",
                CircuitJson.of(health.trip(
                        projectId,
                        circuitId,
                        until == null ? null : Instant.ofEpochMilli(until),
                        body.text("reason", 300))));
    }

    @PostMapping("/circuits/{circuitId}/reset")
    Map<String, CircuitJson> reset(@PathVariable UUID projectId, @PathVariable UUID circuitId) {
        return Map.of("data", CircuitJson.of(health.reset(projectId, circuitId)));
    }

    @GetMapping("/health-settings")
    Map<String, HealthSettingsJson> settings(@PathVariable UUID projectId) {
        return Map.of("data", HealthSettingsJson.of(settings.require(projectId)));
    }

    /** What the body does not mention stays as it is. */
    @PatchMapping("/health-settings")
    Map<String, HealthSettingsJson> change(
            @PathVariable UUID projectId,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var body = HealthSettingsJson.body(json);
        var changed = settings.change(
                projectId,
                before -> new IfMatch(ifMatch).require("The settings", HealthSettingsJson.of(before)),
                before -> HealthSettingsJson.applied(body, before));
        return Map.of("data", HealthSettingsJson.of(changed));
    }
}
