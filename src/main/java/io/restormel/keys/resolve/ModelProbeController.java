package io.restormel.keys.resolve;

import io.restormel.keys.access.Caller;
import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.engine.Resolution;
import io.restormel.keys.engine.ResolveRequest;
import io.restormel.keys.platform.ApplicationException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectReader;

/**
 * {@code POST /v1/testing/resolve-model}: does this Gateway Key lead to a model? Takes a reference such as
 * {@code ref:restormel-keys:llm/primary}, whose last part names a route; without a route of that name, the one that
 * serves requests without a name. Records nothing.
 */
@RestController
class ModelProbeController {

    private static final ObjectReader READER = RequestJson.readerFor(ProbeJson.class);
    private static final Pattern REFERENCE = Pattern.compile("ref:restormel-keys:(?:[^/]+/)*([^/]+)");

    private final ResolveService resolver;
    private final CurrentCaller callers;

    ModelProbeController(ResolveService resolver, CurrentCaller callers) {
        this.resolver = resolver;
        this.callers = callers;
    }

    record ProbeJson(@Nullable String logicalRef) {}

    record ModelJson(String logicalRef, String providerType, String modelId, String routeId) {}

    @PostMapping("/v1/testing/resolve-model")
    ResponseEntity<Object> resolve(@RequestBody(required = false) byte @Nullable [] body) {
        if (!(callers.require() instanceof Caller.GatewayKey key)) {
            throw new ApplicationException.Unauthorized("A Gateway Key is required");
        }
        var scope = resolver.scope(key.projectId());
        ProbeJson json = RequestJson.read(READER, body == null ? new byte[0] : body);
        var reference = RequestJson.text("logicalRef", json.logicalRef());
        var parts = REFERENCE.matcher(reference == null ? "" : reference);
        if (reference == null || !parts.matches()) {
            throw ApplicationException.invalid("logicalRef", "must be like ref:restormel-keys:llm/primary");
        }
        var named = resolver.simulate(scope, request(parts.group(1)));
        var resolution = named instanceof Resolution.NoRoute ? resolver.simulate(scope, request(null)) : named;
        return resolution instanceof Resolution.Resolved resolved
                ? ResponseEntity.ok(Map.of(
                        "data",
                        new ModelJson(
                                reference,
                                Providers.wire(resolved.model().providerType()),
                                resolved.model().modelId(),
                                resolved.route().id())))
                : Replies.unresolved(resolution);
    }

    private static ResolveRequest request(@Nullable String route) {
        return ResolveRequest.builder(UUID.randomUUID().toString())
                .routeId(route)
                .build();
    }
}
