package io.restormel.keys.embed;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.IfMatch;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.platform.Tagged;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code …/allowed-origins}: where a project's embeds may be shown. */
@RestController
@RequestMapping({
    "/keys/dashboard/api/projects/{projectId}/allowed-origins",
    "/keys/v1/projects/{projectId}/allowed-origins"
})
class AllowedOriginController {

    private static final int MAX_ITEMS = 1_000;

    private final AllowedOriginService origins;
    private final CurrentCaller callers;

    AllowedOriginController(AllowedOriginService origins, CurrentCaller callers) {
        this.origins = origins;
        this.callers = callers;
    }

    record OriginsJson(List<String> origins) implements Tagged {}

    @GetMapping
    Map<String, OriginsJson> list(@PathVariable UUID projectId) {
        return Map.of("data", new OriginsJson(origins.list(projectId)));
    }

    @PutMapping
    Map<String, OriginsJson> replace(
            @PathVariable UUID projectId,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable JsonNode json) {
        callers.require();
        var body = JsonBody.of(json, Set.of("origins"));
        if (!body.has("origins")) {
            throw ApplicationException.invalid("origins", "is required");
        }
        var wanted = body.texts("origins", MAX_ITEMS, Origins.MAX_LENGTH);
        return Map.of(
                "data",
                new OriginsJson(origins.replace(
                        projectId,
                        wanted,
                        before -> new IfMatch(ifMatch).require("The list", new OriginsJson(before)))));
    }
}
