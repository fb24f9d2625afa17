package io.restormel.keys.resolve;

import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.ProblemReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectReader;

/**
 * {@code POST …/resolve/batch}: up to 100 requests decided in order on one configuration. Each is recorded as a request of
 * its own and answered as resolve would answer it; a malformed one refuses them all, before any is decided.
 */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}/resolve", "/keys/v1/projects/{projectId}/resolve"})
class ResolveBatchController {

    private static final ObjectReader READER = RequestJson.readerFor(BatchJson.class);
    private static final int MOST = 100;

    private final ResolveService resolver;

    ResolveBatchController(ResolveService resolver) {
        this.resolver = resolver;
    }

    record BatchJson(@Nullable List<@Nullable ResolveRequestJson> requests) {}

    /**
     * One answer of several.
     *
     * @param status the HTTP status that resolve would have
     * @param body its body
     */
    record AnswerJson(int status, @Nullable Object body) {}

    private record Item(ResolveRequest request, @Nullable String traceId) {}

    @PostMapping("/batch")
    Map<String, List<AnswerJson>> resolve(
            @PathVariable String projectId, @RequestBody(required = false) byte @Nullable [] body) {
        var scope = resolver.scope(ProjectIds.parse(projectId));
        BatchJson json = RequestJson.read(READER, body == null ? new byte[0] : body);
        var answers = asked(json.requests()).stream()
                .map(asked -> answer(scope, asked))
                .toList();
        return Map.of("data", answers);
    }

    private static List<Item> asked(@Nullable List<@Nullable ResolveRequestJson> requests) {
        var bodies = RequestJson.list("requests", requests, MOST);
        var asked = new ArrayList<Item>();
        for (int i = 0; i < bodies.size(); i++) {
            var each = bodies.get(i);
            try {
                asked.add(new Item(
                        each.toRequest(RequestIds.create(), each.routeId()),
                        RequestJson.text("traceId", each.traceId())));
            } catch (ApplicationException.Invalid e) {
                throw e.within("requests[" + i + "]");
            }
        }
        return asked;
    }

    private AnswerJson answer(ResolveService.Scope scope, Item asked) {
        try {
            return answer(asked, resolver.resolve(scope, asked.request(), asked.traceId()));
        } catch (ApplicationException.LimitReached e) {
            var refused = ProblemReply.of(e);
            return new AnswerJson(refused.getStatusCode().value(), refused.getBody());
        }
    }

    private static AnswerJson answer(Item asked, Resolution resolution) {
        if (resolution instanceof Resolution.Resolved resolved) {
            var data = DecisionJson.resolved(
                    resolved, asked.traceId(), asked.request().requestId());
            return new AnswerJson(200, Map.of("data", data));
        }
        var refused = Replies.unresolved(resolution);
        return new AnswerJson(refused.getStatusCode().value(), refused.getBody());
    }
}
