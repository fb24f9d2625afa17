package io.restormel.keys.embed;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.platform.ServerProperties;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code POST …/connect-links}: a one-time link for one end user, to be sent by mail or opened by an app. */
@RestController
class ConnectLinkController {

    private static final int MAX_ITEMS = 30;
    private static final int MAX_REFERENCE = 200;
    private static final Duration USUAL = Duration.ofMinutes(15);

    private final ConnectLinkService links;
    private final CurrentCaller callers;
    private final ServerProperties server;

    ConnectLinkController(ConnectLinkService links, CurrentCaller callers, ServerProperties server) {
        this.links = links;
        this.callers = callers;
        this.server = server;
    }

    @PostMapping({
        "/keys/dashboard/api/projects/{projectId}/connect-links",
        "/keys/v1/projects/{projectId}/connect-links"
    })
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Map<String, Object>> create(
            @PathVariable UUID projectId, @RequestBody(required = false) @Nullable JsonNode json) {
        callers.require();
        var body = JsonBody.of(json, Set.of("endUserId", "providers", "environmentId", "ttlSeconds", "locale"));
        var ttl = body.longInteger("ttlSeconds", 1, ConnectLinkService.LONGEST.toSeconds());
        var issued = links.create(
                projectId,
                body.requiredText("endUserId", MAX_REFERENCE),
                body.texts("providers", MAX_ITEMS, WidgetSessionController.MAX_WORD),
                body.text("environmentId", MAX_REFERENCE),
                ttl == null ? USUAL : Duration.ofSeconds(ttl),
                body.text("locale", WidgetSessionController.MAX_WORD));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("url", server.page("/connect/" + issued.token()).toUriString());
        data.put("expiresAt", issued.link().expiresAt().toEpochMilli());
        data.put("id", issued.link().id());
        return Map.of("data", data);
    }
}
