package io.restormel.keys.credential;

import io.restormel.keys.engine.Providers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code …/end-users/{endUserId}/model-choice}: which model an end user prefers, in a route or everywhere. */
@RestController
@RequestMapping({
    "/keys/dashboard/api/projects/{projectId}/end-users/{endUserId}/model-choice",
    "/keys/v1/projects/{projectId}/end-users/{endUserId}/model-choice"
})
class ModelChoiceController {

    private static final int MAX_MODEL = 200;

    private final ModelChoiceService choices;
    private final EndUserAccess access;

    ModelChoiceController(ModelChoiceService choices, EndUserAccess access) {
        this.choices = choices;
        this.access = access;
    }

    record ChoiceJson(@Nullable UUID routeId, String providerType, String modelId, long revision, long chosenAt) {

        static ChoiceJson of(ModelChoice choice) {
            return new ChoiceJson(
                    choice.routeId(),
                    Providers.wire(choice.providerType()),
                    choice.modelId(),
                    choice.revision(),
                    choice.chosenAt().toEpochMilli());
        }
    }

    @GetMapping
    Map<String, List<ChoiceJson>> list(@PathVariable UUID projectId, @PathVariable String endUserId) {
        return Map.of(
                "data",
                choices.list(projectId, endUserId).stream().map(ChoiceJson::of).toList());
    }

    @PutMapping
    Map<String, ChoiceJson> choose(
            @PathVariable UUID projectId,
            @PathVariable String endUserId,
            @RequestBody(required = false) @Nullable JsonNode json) {
        access.editor(projectId);
        var body = CredentialBody.read(json, Set.of("providerType", "modelId", "routeId", "revision"));
        return Map.of(
                "data",
                ChoiceJson.of(choices.choose(
                        projectId,
                        endUserId,
                        body.uuid("routeId"),
                        body.requiredText("providerType", 60),
                        body.requiredText("modelId", MAX_MODEL),
                        body.longInteger("revision", 0, Long.MAX_VALUE))));
    }

    @DeleteMapping
    Map<String, Boolean> forget(
            @PathVariable UUID projectId,
            @PathVariable String endUserId,
            @RequestParam(required = false) @Nullable UUID routeId) {
        choices.forget(projectId, endUserId, routeId);
        return Map.of("ok", true);
    }
}
