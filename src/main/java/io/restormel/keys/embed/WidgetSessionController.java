package io.restormel.keys.embed;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code …/widget-sessions}: how a host's backend gets a token for its user's page, and takes it away. */
@RestController
@RequestMapping({
    "/keys/dashboard/api/projects/{projectId}/widget-sessions",
    "/keys/v1/projects/{projectId}/widget-sessions"
})
class WidgetSessionController {

    static final int MAX_WORD = 60;
    private static final int MAX_ITEMS = 30;
    private static final int MAX_ORIGINS = 10;
    private static final int MAX_REFERENCE = 200;
    private static final Duration USUAL = Duration.ofMinutes(10);

    private static final Set<String> FIELDS = Set.of(
            "endUserId",
            "components",
            "actions",
            "providers",
            "environmentId",
            "routeId",
            "origins",
            "ttlSeconds",
            "locale");

    private final WidgetSessionService sessions;
    private final CurrentCaller callers;

    WidgetSessionController(WidgetSessionService sessions, CurrentCaller callers) {
        this.sessions = sessions;
        this.callers = callers;
    }

    /** A session as hosts see it; times in milliseconds of the epoch. */
    record SessionJson(
            UUID id,
            String endUserId,
            UUID environmentId,
            @Nullable UUID routeId,
            List<String> components,
            List<String> actions,
            List<String> providers,
            List<String> origins,
            @Nullable String locale,
            String createdBy,
            long createdAt,
            long expiresAt) {

        static SessionJson of(WidgetSession session) {
            return new SessionJson(
                    session.id(),
                    session.endUserId(),
                    session.environmentId(),
                    session.routeId(),
                    session.components().stream()
                            .sorted()
                            .map(WidgetComponent::wire)
                            .toList(),
                    session.actions().stream().sorted().map(WidgetAction::wire).toList(),
                    session.providers(),
                    session.origins(),
                    session.locale(),
                    session.createdBy(),
                    session.createdAt().toEpochMilli(),
                    session.expiresAt().toEpochMilli());
        }
    }

    @GetMapping
    Map<String, List<SessionJson>> list(@PathVariable UUID projectId) {
        return Map.of(
                "data", sessions.active(projectId).stream().map(SessionJson::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Map<String, Object>> create(
            @PathVariable UUID projectId, @RequestBody(required = false) @Nullable JsonNode json) {
        callers.require();
        var issued = sessions.create(projectId, request(JsonBody.of(json, FIELDS)));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("session", issued.token());
        data.put("expiresAt", issued.session().expiresAt().toEpochMilli());
        data.put("id", issued.session().id());
        return Map.of("data", data);
    }

    private static NewWidgetSession request(JsonBody body) {
        var ttl = body.longInteger("ttlSeconds", 1, WidgetSessionService.LONGEST.toSeconds());
        var origins = body.texts("origins", MAX_ORIGINS, Origins.MAX_LENGTH);
        if (origins.isEmpty()) {
            throw ApplicationException.invalid("origins", "must name the origins of your pages");
        }
        return new NewWidgetSession(
                body.requiredText("endUserId", MAX_REFERENCE),
                words(body, "components", WidgetComponent.values(), WidgetComponent::wire),
                body.has("actions")
                        ? words(body, "actions", WidgetAction.values(), WidgetAction::wire)
                        : Set.of(WidgetAction.LIST),
                body.texts("providers", MAX_ITEMS, MAX_WORD),
                body.text("environmentId", MAX_REFERENCE),
                body.text("routeId", MAX_REFERENCE),
                origins,
                ttl == null ? USUAL : Duration.ofSeconds(ttl),
                body.text("locale", MAX_WORD));
    }

    private static <T> Set<T> words(JsonBody body, String field, T[] all, Function<T, String> wire) {
        var given = body.texts(field, all.length, MAX_WORD);
        for (int i = 0; i < given.size(); i++) {
            var word = given.get(i);
            if (Arrays.stream(all).noneMatch(each -> wire.apply(each).equals(word))) {
                throw ApplicationException.invalid(
                        field + "[" + i + "]",
                        "must be one of " + Arrays.stream(all).map(wire).collect(Collectors.joining(", ")));
            }
        }
        return Arrays.stream(all)
                .filter(each -> given.contains(wire.apply(each)))
                .collect(Collectors.toSet());
    }

    @DeleteMapping("/{sessionId}")
    Map<String, Boolean> revoke(@PathVariable UUID projectId, @PathVariable UUID sessionId) {
        sessions.revoke(projectId, sessionId);
        return Map.of("ok", true);
    }
}
