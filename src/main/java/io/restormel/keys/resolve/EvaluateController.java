package io.restormel.keys.resolve;

import static io.restormel.keys.resolve.RequestJson.text;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.engine.EvaluateRequest;
import io.restormel.keys.engine.Verdict;
import io.restormel.keys.engine.Violation;
import io.restormel.keys.platform.ApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectReader;

/**
 * {@code POST …/policies/evaluate}: would this model pass? Always says so explicitly, since clients read silence as yes.
 * {@code …/batch} asks of up to 1,000 models in the same place.
 */
@RestController
class EvaluateController {

    private static final ObjectReader READER = RequestJson.readerFor(EvaluateRequestJson.class);
    private static final ObjectReader BATCH_READER = RequestJson.readerFor(EvaluateBatchJson.class);
    private static final int MOST = 1_000;

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
            @Nullable String modelLifecycleState) {

        EvaluateRequest toRequest() {
            return new EvaluateRequest(
                    text("environmentId", environmentId),
                    text("routeId", routeId),
                    text("routeStepId", routeStepId),
                    text("modelId", modelId),
                    text("providerType", providerType),
                    text("modelLifecycleState", modelLifecycleState));
        }
    }

    /** The models of a batch; what all are asked for stands once. */
    record EvaluateBatchJson(
            @Nullable String workspaceId,
            @Nullable String projectId,
            @Nullable String environmentId,
            @Nullable String routeId,
            @Nullable String routeStepId,
            @Nullable List<@Nullable ModelJson> models) {

        EvaluateRequest toRequest(ModelJson model) {
            return new EvaluateRequestJson(
                            null,
                            null,
                            environmentId,
                            routeId,
                            routeStepId,
                            model.modelId(),
                            model.providerType(),
                            model.modelLifecycleState())
                    .toRequest();
        }
    }

    record ModelJson(
            @Nullable String modelId,
            @Nullable String providerType,
            @Nullable String modelLifecycleState) {}

    record ModelVerdictJson(
            @Nullable String modelId, @Nullable String providerType, boolean allowed, List<Violation> violations) {}

    record VerdictJson(boolean allowed, List<Violation> violations) {
        static VerdictJson of(Verdict verdict) {
            return new VerdictJson(verdict instanceof Verdict.Allowed, verdict.violations());
        }
    }

    @PostMapping({"/keys/dashboard/api/policies/evaluate", "/keys/v1/policies/evaluate"})
    Map<String, VerdictJson> evaluate(@RequestBody(required = false) byte @Nullable [] body) {
        var caller = callers.require();
        EvaluateRequestJson json = RequestJson.read(READER, body == null ? new byte[0] : body);
        var project = project(caller, json.projectId(), json.workspaceId());
        return Map.of("data", VerdictJson.of(resolver.evaluate(project, json.toRequest())));
    }

    @PostMapping({"/keys/dashboard/api/policies/evaluate/batch", "/keys/v1/policies/evaluate/batch"})
    Map<String, List<ModelVerdictJson>> evaluateBatch(@RequestBody(required = false) byte @Nullable [] body) {
        var caller = callers.require();
        EvaluateBatchJson json = RequestJson.read(BATCH_READER, body == null ? new byte[0] : body);
        var project = project(caller, json.projectId(), json.workspaceId());
        var models = RequestJson.list("models", json.models(), MOST);
        var verdicts =
                resolver.evaluate(project, models.stream().map(json::toRequest).toList());
        var replies = new ArrayList<ModelVerdictJson>();
        for (int i = 0; i < models.size(); i++) {
            var model = models.get(i);
            var verdict = verdicts.get(i);
            replies.add(new ModelVerdictJson(
                    model.modelId(), model.providerType(), verdict instanceof Verdict.Allowed, verdict.violations()));
        }
        return Map.of("data", replies);
    }

    private static UUID project(Caller caller, @Nullable String projectId, @Nullable String workspaceId) {
        if (!(caller instanceof Caller.GatewayKey key)) {
            throw ApplicationException.forbidden(
                    "Management keys are deprecated for policy evaluation; use a Gateway Key of the project");
        }
        if (projectId != null && !projectId.strip().equals(key.projectId().toString())) {
            throw mismatch("projectId must match your Gateway Key project");
        }
        if (workspaceId != null && !workspaceId.strip().equals(key.workspaceId().toString())) {
            throw mismatch("workspaceId must match your Gateway Key workspace");
        }
        return key.projectId();
    }

    /** The original's clients know these two refusals by their sentence. */
    private static ApplicationException mismatch(String sentence) {
        return new ApplicationException.Refused(sentence, sentence);
    }
}
