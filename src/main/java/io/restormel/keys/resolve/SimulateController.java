package io.restormel.keys.resolve;

import io.restormel.keys.engine.Resolution;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST …/routes/{id}/simulate}: resolve for one route, with diagnostics, recording nothing. */
@RestController
@RequestMapping({
    "/keys/dashboard/api/projects/{projectId}/routes/{routeId}/simulate",
    "/keys/v1/projects/{projectId}/routes/{routeId}/simulate"
})
class SimulateController {

    private final ResolveService resolver;

    SimulateController(ResolveService resolver) {
        this.resolver = resolver;
    }

    @PostMapping
    ResponseEntity<Object> simulate(
            @PathVariable String projectId,
            @PathVariable String routeId,
            @RequestBody(required = false) byte @Nullable [] body) {
        var scope = resolver.scope(ProjectIds.parse(projectId));
        ResolveRequestJson json = RequestJson.read(ResolveRequestJson.READER, body == null ? new byte[0] : body);
        var request = json.toRequest(UUID.randomUUID().toString(), routeId);
        var resolution = resolver.simulate(scope, request);
        return resolution instanceof Resolution.Resolved resolved
                ? ResponseEntity.ok(Map.of("data", SimulationJson.of(resolved, request, json)))
                : Replies.unresolved(resolution);
    }
}
