package io.restormel.keys.lifecycle;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The ends of models that a project uses. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}", "/keys/v1/projects/{projectId}"})
class LifecycleController {

    private final LifecycleService lifecycle;

    LifecycleController(LifecycleService lifecycle) {
        this.lifecycle = lifecycle;
    }

    @GetMapping("/lifecycle")
    Map<String, List<LifecycleJson>> list(@PathVariable UUID projectId) {
        return Map.of(
                "data",
                lifecycle.list(projectId).stream().map(LifecycleJson::of).toList());
    }

    /** {@code {"onRetirement": "replace"|"keep"}}; in force at once. */
    @PutMapping("/routes/{routeId}/on-retirement")
    Map<String, Boolean> setOnRetirement(
            @PathVariable UUID projectId,
            @PathVariable UUID routeId,
            @RequestBody(required = false) @Nullable JsonNode json) {
        var wanted = JsonBody.of(json, Set.of("onRetirement")).requiredText("onRetirement", 20);
        boolean replaces = switch (wanted) {
            case "replace" -> true;
            case "keep" -> false;
            default -> throw ApplicationException.invalid("onRetirement", "must be replace or keep");
        };
        lifecycle.setReplaces(projectId, routeId, replaces);
        return Map.of("ok", true);
    }
}
