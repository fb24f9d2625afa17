package io.restormel.keys.resolve;

import io.restormel.keys.engine.Resolution;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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
        var requestId = newRequestId();
        var traceId = RequestJson.text("traceId", json.traceId());
        var resolution = resolver.resolve(scope, json.toRequest(requestId, json.routeId()), traceId);
        return resolution instanceof Resolution.Resolved resolved
                ? ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(writer.write(resolved, traceId, requestId))
                : Replies.unresolved(resolution);
    }

    /**
     * A UUID of version 7 (RFC 9562): it starts with the time, so that the table it ends up in grows at its end. Unique,
     * not secret: a cheap random will do on the hot path.
     */
    private static String newRequestId() {
        var random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | random.nextInt(1 << 12) | 0x7000;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
