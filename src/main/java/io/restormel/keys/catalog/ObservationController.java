package io.restormel.keys.catalog;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST …/catalog/observations}: a provider said that one of its models is about to end, or has ended. What the
 * provider answered is looked at and not kept.
 */
@RestController
class ObservationController {

    private static final Set<String> FIELDS =
            Set.of("providerId", "providerModelId", "signal", "providerHttpStatus", "providerErrorCode");
    private static final int NAME = 200;
    private static final int ANSWER = 128;

    private final ObservationService observations;
    private final CurrentCaller callers;

    ObservationController(ObservationService observations, CurrentCaller callers) {
        this.observations = observations;
        this.callers = callers;
    }

    record ReportedJson(boolean ok, String providerId, String providerModelId, String signal) {}

    @PostMapping({"/keys/dashboard/api/catalog/observations", "/keys/v1/catalog/observations"})
    Map<String, ReportedJson> report(@RequestBody(required = false) @Nullable JsonNode json) {
        callers.require();
        var body = JsonBody.of(json, FIELDS);
        var provider = body.requiredText("providerId", NAME);
        var model = body.requiredText("providerModelId", NAME);
        var signal = ModelSignal.ofWire(body.requiredText("signal", NAME))
                .orElseThrow(() -> ApplicationException.invalid("signal", "must be deprecated or retired"));
        body.integer("providerHttpStatus", 0, Integer.MAX_VALUE);
        body.text("providerErrorCode", ANSWER);
        observations.report(provider, model, signal);
        return Map.of("data", new ReportedJson(true, provider, model, signal.wire()));
    }
}
