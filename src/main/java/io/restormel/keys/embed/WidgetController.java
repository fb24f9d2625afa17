package io.restormel.keys.embed;

import io.restormel.keys.access.CurrentCaller;
import io.restormel.keys.catalog.CatalogService;
import io.restormel.keys.credential.ModelChoice;
import io.restormel.keys.credential.ModelChoiceService;
import io.restormel.keys.engine.Providers;
import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the elements ask: their session, the models, and the choice of one. */
@RestController
@RequestMapping("/keys/v1/widget")
class WidgetController {

    private static final int MAX_MODEL = 200;

    private final ModelFeed feed;
    private final ModelChoiceService choices;
    private final CatalogService catalogs;
    private final CurrentCaller callers;

    WidgetController(ModelFeed feed, ModelChoiceService choices, CatalogService catalogs, CurrentCaller callers) {
        this.feed = feed;
        this.choices = choices;
        this.catalogs = catalogs;
        this.callers = callers;
    }

    record WidgetSessionJson(
            UUID id,
            UUID projectId,
            UUID environmentId,
            @Nullable UUID routeId,
            String endUserId,
            List<String> components,
            List<String> actions,
            List<ProviderFacts.ProviderJson> providers,
            List<String> origins,
            long expiresAt,
            @Nullable String locale) {}

    record ChoiceJson(String providerId, String modelId) {

        static @Nullable ChoiceJson of(@Nullable ModelChoice choice) {
            return choice == null ? null : new ChoiceJson(Providers.wire(choice.providerType()), choice.modelId());
        }
    }

    record ModelsJson(
            List<ModelJson> models,
            List<ModelJson.MakerJson> providers,
            @Nullable ChoiceJson choice,
            boolean routeChoice) {}

    @GetMapping("/session")
    Map<String, WidgetSessionJson> session(@RequestAttribute(WidgetCall.ATTRIBUTE) WidgetCall call) {
        var session = call.session();
        return Map.of(
                "data",
                new WidgetSessionJson(
                        session.id(),
                        session.projectId(),
                        session.environmentId(),
                        session.routeId(),
                        session.endUserId(),
                        session.components().stream()
                                .sorted()
                                .map(WidgetComponent::wire)
                                .toList(),
                        session.actions().stream()
                                .sorted()
                                .map(WidgetAction::wire)
                                .toList(),
                        ProviderFacts.of(catalogs.current(), session),
                        session.origins(),
                        session.expiresAt().toEpochMilli(),
                        session.locale()));
    }

    @GetMapping("/models")
    ResponseEntity<Map<String, ModelsJson>> models(
            @RequestAttribute(WidgetCall.ATTRIBUTE) WidgetCall call,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known) {
        call.require(WidgetComponent.MODEL_SELECTOR);
        var reading = feed.read(call.session());
        return Revalidated.reply(reading.revision(), known, () -> {
            var models = feed.models(reading);
            var catalog = reading.catalog();
            return Map.of(
                    "data",
                    new ModelsJson(models, ModelJson.makersOf(models, catalog), ChoiceJson.of(reading.choice()), true));
        });
    }

    /** No model means: let the route decide. */
    @PutMapping("/model-choice")
    Map<String, Map<String, @Nullable ChoiceJson>> choose(
            @RequestAttribute(WidgetCall.ATTRIBUTE) WidgetCall call,
            @RequestBody(required = false) @Nullable JsonNode json) {
        call.require(WidgetComponent.MODEL_SELECTOR);
        var body = JsonBody.of(json, Set.of("providerId", "modelId"));
        if (!body.has("modelId")) {
            throw ApplicationException.invalid("modelId", "is required; null lets the route decide");
        }
        var modelId = body.text("modelId", MAX_MODEL);
        Map<String, @Nullable ChoiceJson> data = new LinkedHashMap<>();
        data.put(
                "choice",
                modelId == null
                        ? forget(call.session())
                        : choose(call.session(), body.requiredText("providerId", 60), modelId));
        return Map.of("data", data);
    }

    private @Nullable ChoiceJson choose(WidgetSession session, String givenProvider, String modelId) {
        var provider = Providers.canonical(givenProvider);
        var reason = feed.reason(feed.read(session), provider, modelId);
        if (reason != null) {
            throw new ApplicationException.Refused(
                    "model_not_allowed", "This model cannot be chosen here", Map.of("reason", reason));
        }
        return ChoiceJson.of(callers.as(
                session.caller(),
                () -> choices.choose(
                        session.projectId(),
                        session.endUserId(),
                        session.environmentId().toString(),
                        session.routeId(),
                        provider,
                        modelId,
                        null)));
    }

    private @Nullable ChoiceJson forget(WidgetSession session) {
        return callers.as(session.caller(), () -> {
            try {
                choices.forget(session.projectId(), session.endUserId(), session.routeId());
            } catch (ApplicationException.NotFound _) {
                // Nothing was chosen, which is what was asked for.
            }
            return null;
        });
    }
}
