package io.restormel.keys.resolve;

import io.restormel.keys.engine.Resolution;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST …/projects/{id}/resolve}: which provider and model serves this call, and why. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}", "/keys/v1/projects/{projectId}"})
class ResolveController {

    private final ResolveService resolver;
    private final DecisionWriter writer;

    ResolveController(ResolveService resolver, DecisionWriter writer) {
        this.resolver = resolver;
        this.writer = writer;
    }

    @PostMapping("/resolve")
    ResponseEntity<Object> resolve(
            @PathVariable String projectId, @RequestBody(required = false) byte @Nullable [] body) {
        var scope = resolver.scope(ProjectIds.parse(projectId));
        ResolveRequestJson json = RequestJson.read(ResolveRequestJson.READER, body == null ? new byte[0] : body);
        var requestId = RequestIds.create();
        var traceId = RequestJson.text("traceId", json.traceId());
        var resolution = resolver.resolve(scope, json.toRequest(requestId, json.routeId()), traceId);
        return resolution instanceof Resolution.Resolved resolved
                ? ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(writer.write(resolved, traceId, requestId))
                : Replies.unresolved(resolution);
    }
}
