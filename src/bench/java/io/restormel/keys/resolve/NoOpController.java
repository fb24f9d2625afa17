package io.restormel.keys.resolve;

import io.restormel.keys.http.HttpBenchmark;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What resolve is compared with: the same key check and the same parsing, then a fixed reply of the same size. */
@RestController
public class NoOpController {

    private final ResolveService resolver;
    private volatile byte[] reply = new byte[0];

    NoOpController(ResolveService resolver) {
        this.resolver = resolver;
    }

    public void answerWith(String json) {
        reply = json.getBytes(StandardCharsets.UTF_8);
    }

    @PostMapping(HttpBenchmark.NO_OP)
    ResponseEntity<byte[]> nothing(
            @PathVariable String projectId, @RequestBody(required = false) byte @Nullable [] body) {
        var scope = resolver.scope(ProjectIds.parse(projectId));
        ResolveRequestJson json = RequestJson.read(ResolveRequestJson.READER, body == null ? new byte[0] : body);
        return ResponseEntity.status(scope.snapshot().id().isEmpty() || json.routeId() == null ? 400 : 200)
                .contentType(MediaType.APPLICATION_JSON)
                .body(reply);
    }
}
