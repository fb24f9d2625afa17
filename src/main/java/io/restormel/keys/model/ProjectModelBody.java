package io.restormel.keys.model;

import io.restormel.keys.platform.ApplicationException;
import io.restormel.keys.platform.JsonBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A project's models as JSON, in the bodies of requests and in files. */
public final class ProjectModelBody {

    private static final int MAX_MODELS = 1_000;
    private static final int WORD = 60;
    private static final int NAME = 200;

    private ProjectModelBody() {}

    static WantedModels models(@Nullable JsonNode json) {
        var list = JsonBody.of(json, Set.of("models")).raw("models");
        if (list == null || !list.isArray() || list.size() > MAX_MODELS) {
            throw ApplicationException.invalid("models", "must be a list of at most " + MAX_MODELS + " models");
        }
        var models = new TreeMap<Integer, WantedModel>();
        List<ModelFault> faults = new ArrayList<>();
        int index = 0;
        for (var each : list) {
            try {
                models.put(index, model(each));
            } catch (ApplicationException.Invalid e) {
                faults.add(fault(index, e));
            }
            index++;
        }
        return new WantedModels(models, faults);
    }

    private static ModelFault fault(int index, ApplicationException.Invalid e) {
        return e.details().get("field") instanceof String field
                ? new ModelFault(index, field, "invalid_field", e.getMessage().substring(field.length() + 1))
                : new ModelFault(index, ModelFault.WHOLE, "invalid_field", "must be an object");
    }

    /** @throws ApplicationException.Invalid that names the field */
    public static WantedModel model(JsonNode json) {
        var body = JsonBody.of(json, Set.of("providerType", "modelId", "bindingKind", "enabled", "logicalRef"));
        var enabled = body.bool("enabled");
        return new WantedModel(
                body.requiredText("providerType", WORD),
                body.requiredText("modelId", NAME),
                kind(body, ModelKind.EXECUTION),
                enabled == null || enabled,
                body.text("logicalRef", NAME));
    }

    /** What of a model is to change; what is absent stays. */
    static UnaryOperator<WantedModel> change(@Nullable JsonNode json) {
        var body = JsonBody.of(json, Set.of("bindingKind", "enabled", "logicalRef"));
        var enabled = body.bool("enabled");
        if (body.has("enabled") && enabled == null) {
            throw ApplicationException.invalid("enabled", "must be true or false");
        }
        var reference = body.text("logicalRef", NAME);
        return was -> new WantedModel(
                was.providerType(),
                was.modelId(),
                kind(body, was.kind()),
                enabled == null ? was.enabled() : enabled,
                body.has("logicalRef") ? reference : was.logicalRef());
    }

    private static ModelKind kind(JsonBody body, ModelKind absent) {
        var text = body.text("bindingKind", WORD);
        return text == null
                ? absent
                : ModelKind.ofWire(text)
                        .orElseThrow(
                                () -> ApplicationException.invalid("bindingKind", "must be execution or registry"));
    }
}
