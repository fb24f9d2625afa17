package io.restormel.keys.resolve;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.engine.EvaluateRequest;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.engine.Verdict;
import io.restormel.keys.platform.ApplicationException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectReader;

/**
 * {@code POST /v1/testing/resolve-model}: does this Gateway Key lead to a model? Takes a reference such as
 * {@code ref:restormel-keys:llm/primary}, carried by a model of the project's list, or whose last part names a
 * route; without either, the route that serves requests without a name. Records nothing.
 */
@RestController
class ModelProbeController {

    private static final ObjectReader READER = RequestJson.readerFor(ProbeJson.class);

    private final ResolveService resolver;
    private final LogicalModels models;
    private final CurrentCaller callers;

    ModelProbeController(ResolveService resolver, LogicalModels models, CurrentCaller callers) {
        this.resolver = resolver;
        this.models = models;
        this.callers = callers;
    }

    record ProbeJson(@Nullable String logicalRef) {}

    /** @param routeId absent where a model itself carries the reference */
    record ModelJson(
            String logicalRef,
            String providerType,
            String modelId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String routeId) {}

    @PostMapping("/v1/testing/resolve-model")
    ResponseEntity<Object> resolve(@RequestBody(required = false) byte @Nullable [] body) {
        if (!(callers.require() instanceof Caller.GatewayKey key)) {
            throw new ApplicationException.Unauthorized("A Gateway Key is required");
        }
        var scope = resolver.scope(key.projectId());
        ProbeJson json = RequestJson.read(READER, body == null ? new byte[0] : body);
        var text = RequestJson.text("logicalRef", json.logicalRef());
        var reference = LogicalRef.parse(text == null ? "" : text);
        if (reference == null) {
            throw ApplicationException.invalid("logicalRef", "must be like ref:restormel-keys:llm/primary");
        }
        var model = models.find(key.projectId(), reference);
        return model.isPresent() ? ofModel(key, reference, model.get()) : ofRoute(scope, reference);
    }

    /** No route has a say in it, but the project's policies have. */
    private ResponseEntity<Object> ofModel(Caller.GatewayKey key, LogicalRef reference, LogicalModels.Named named) {
        var model = named.model();
        if (!named.enabled()) {
            throw new ApplicationException.NotFound(
                    "model_disabled", model.modelId() + " carries this reference, and is switched off");
        }
        var environment =
                key.environmentId() == null ? null : key.environmentId().toString();
        var verdict = resolver.evaluate(
                key.projectId(),
                new EvaluateRequest(environment, null, null, model.modelId(), model.providerType(), null));
        if (verdict instanceof Verdict.Denied(var violations)) {
            throw new ApplicationException.Refused(
                    "policy_blocked", "Policies block " + model.modelId(), Map.of("violations", violations));
        }
        return found(new ModelJson(reference.text(), Providers.wire(model.providerType()), model.modelId(), null));
    }

    private ResponseEntity<Object> ofRoute(ResolveService.Scope scope, LogicalRef reference) {
        var named = resolver.simulate(scope, request(reference.name()));
        var resolution = named instanceof Resolution.NoRoute ? resolver.simulate(scope, request(null)) : named;
        return resolution instanceof Resolution.Resolved resolved
                ? found(new ModelJson(
                        reference.text(),
                        Providers.wire(resolved.model().providerType()),
                        resolved.model().modelId(),
                        resolved.route().id()))
                : Replies.unresolved(resolution);
    }

    private static ResponseEntity<Object> found(ModelJson model) {
        return ResponseEntity.ok(Map.of("data", model));
    }

    private static ResolveRequest request(@Nullable String route) {
        return ResolveRequest.builder(UUID.randomUUID().toString())
                .routeId(route)
                .build();
    }
}
