package io.restormel.keys.resolve;

import static io.restormel.keys.resolve.RequestJson.text;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.engine.EvaluateRequest;
import io.restormel.keys.engine.Verdict;
import io.restormel.keys.engine.Violation;
import io.restormel.keys.platform.ApplicationException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectReader;

/** {@code POST …/policies/evaluate}: would this model pass? Always says so explicitly, since clients read silence as yes. */
@RestController
class EvaluateController {

    private static final ObjectReader READER = RequestJson.readerFor(EvaluateRequestJson.class);

    private final ResolveService resolver;
    private final CurrentCaller callers;

    EvaluateController(ResolveService resolver, CurrentCaller callers) {
        this.resolver = resolver;
        this.callers = callers;
    }

    record EvaluateRequestJson(
            @Nullable String workspaceId,
            @Nullable String projectId,
            @Nullable String environmentId,
            @Nullable String routeId,
            @Nullable String routeStepId,
            @Nullable String modelId,
            @Nullable String providerType,
            @Nullable String modelLifecycleState) {}

    record VerdictJson(boolean allowed, List<Violation> violations) {
        static VerdictJson of(Verdict verdict) {
            return new VerdictJson(verdict instanceof Verdict.Allowed, verdict.violations());
        }
    }

    @PostMapping({"/keys/dashboard/api/policies/evaluate", "/keys/v1/policies/evaluate"})
    Map<String, VerdictJson> evaluate(@RequestBody(required = false) byte @Nullable [] body) {
        var caller = callers.require();
        EvaluateRequestJson json = RequestJson.read(READER, body == null ? new byte[0] : body);
        var project = project(caller, json);
        var request = new EvaluateRequest(
                text("environmentId", json.environmentId()),
                text("routeId", json.routeId()),
                text("routeStepId", json.routeStepId()),
                text("modelId", json.modelId()),
                text("providerType", json.providerType()),
                text("modelLifecycleState", json.modelLifecycleState()));
        return Map.of("data", VerdictJson.of(resolver.evaluate(project, request)));
    }

    private static UUID project(Caller caller, EvaluateRequestJson json) {
        if (!(caller instanceof Caller.GatewayKey key)) {
            throw ApplicationException.forbidden(
                    "Management keys are deprecated for policy evaluation; use a Gateway Key of the project");
        }
        if (json.projectId() != null
                && !json.projectId().strip().equals(key.projectId().toString())) {
            throw mismatch("projectId must match your Gateway Key project");
        }
        if (json.workspaceId() != null
                && !json.workspaceId().strip().equals(key.workspaceId().toString())) {
            throw mismatch("workspaceId must match your Gateway Key workspace");
        }
        return key.projectId();
    }

    /** The original's clients know these two refusals by their sentence. */
    private static ApplicationException mismatch(String sentence) {
        return new ApplicationException.Refused(sentence, sentence);
    }
}
