package io.restormel.keys.insight;

import io.restormel.keys.access.Role;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import io.restormel.keys.project.ProjectService;
import io.restormel.keys.route.RouteService;
import io.restormel.keys.whatif.WhatIfQuestion;
import io.restormel.keys.whatif.WhatIfRun;
import io.restormel.keys.whatif.WhatIfService;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

/** {@code …/projects/{id}/what-if}: a route's draft, or a policy, against decisions of late. */
@RestController
@RequestMapping({"/keys/dashboard/api/projects/{projectId}/what-if", "/keys/v1/projects/{projectId}/what-if"})
class WhatIfController {

    private static final int DECISIONS = 10_000;

    private final WhatIfService questions;
    private final RouteService routes;
    private final ProjectService projects;
    private final PolicyDraft policies;

    WhatIfController(WhatIfService questions, RouteService routes, ProjectService projects, PolicyDraft policies) {
        this.questions = questions;
        this.routes = routes;
        this.projects = projects;
        this.policies = policies;
    }

    /** Answers at once with a run to look at again. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, WhatIfRunJson> start(
            @PathVariable UUID projectId, @RequestBody(required = false) @Nullable JsonNode json) {
        projects.require(projectId, Role.EDITOR);
        var body = JsonBody.of(json, Set.of("routeId", "policy", "decisions"));
        var routeId = body.uuid("routeId");
        var policy = body.raw("policy");
        if ((routeId == null) == (policy == null)) {
            throw ApplicationException.invalid("routeId", "or policy is required, and only one of both");
        }
        var wanted = body.integer("decisions", 1, WhatIfQuestion.MOST);
        int most = wanted == null ? DECISIONS : wanted;
        return Map.of("data", WhatIfRunJson.of(start(projectId, routeId, policy, most)));
    }

    private WhatIfRun start(UUID projectId, @Nullable UUID routeId, @Nullable JsonNode policy, int most) {
        if (routeId == null) {
            return questions.start(projectId, new WhatIfQuestion(policies.read(projectId, policy), null, most));
        }
        var detail = routes.get(projectId, routeId);
        return questions.startRoute(projectId, detail.servedWith(detail.draft()), most);
    }

    @GetMapping("/{runId}")
    Map<String, WhatIfRunJson> get(@PathVariable UUID projectId, @PathVariable UUID runId) {
        return Map.of("data", WhatIfRunJson.of(questions.get(projectId, runId)));
    }

    /** Answers with the run, which ends soon; one that is over stays as it is. */
    @DeleteMapping("/{runId}")
    Map<String, WhatIfRunJson> cancel(@PathVariable UUID projectId, @PathVariable UUID runId) {
        return Map.of("data", WhatIfRunJson.of(questions.cancel(projectId, runId)));
    }
}
