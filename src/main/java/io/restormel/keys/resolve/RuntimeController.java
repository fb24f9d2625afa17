package io.restormel.keys.resolve;

import io.restormel.keys.platform.ErrorJson;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Calls through us, which the original offers behind a flag. We decide and the host calls: so the flag is off. */
@RestController
@RequestMapping({
    "/keys/dashboard/api/projects/{projectId}/routes/{routeId}/runtime",
    "/keys/v1/projects/{projectId}/routes/{routeId}/runtime"
})
class RuntimeController {

    private final ResolveService resolver;

    RuntimeController(ResolveService resolver) {
        this.resolver = resolver;
    }

    @PostMapping({"/invoke", "/jobs"})
    ResponseEntity<Object> refuse(@PathVariable String projectId) {
        resolver.scope(ProjectIds.parse(projectId));
        return ResponseEntity.status(HttpStatus.NOT_IMPLEMENTED)
                .body(new ErrorJson(
                        "module_disabled", "Hosted execution is not offered: resolve, then call the model", Map.of()));
    }
}
